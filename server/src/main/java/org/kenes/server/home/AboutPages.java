package org.kenes.server.home;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.core.env.Environment;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/// The pages that explain, and the imprint, which the operator fills by `kenes.imprint.*`.
@RestController
class AboutPages {
    private final Views views;
    private final Environment settings;

    AboutPages(Views views, Environment settings) {
        this.views = views;
        this.settings = settings;
    }

    @GetMapping("/{lang}/about")
    ResponseEntity<byte[]> about(@PathVariable Lang lang, HttpServletRequest request) {
        return views.html(page(lang, request, "about"), Caching.PUBLIC, "home/about.jte");
    }

    @GetMapping("/{lang}/about/method")
    ResponseEntity<byte[]> method(@PathVariable Lang lang, HttpServletRequest request) {
        return explained(lang, request, new ExplainedView("method", 8, true));
    }

    @GetMapping("/{lang}/about/privacy")
    ResponseEntity<byte[]> privacy(@PathVariable Lang lang, HttpServletRequest request) {
        return explained(lang, request, new ExplainedView("privacy", 6, false));
    }

    @GetMapping("/{lang}/accessibility")
    ResponseEntity<byte[]> accessibility(@PathVariable Lang lang, HttpServletRequest request) {
        return explained(lang, request, new ExplainedView("accessibility", 4, false));
    }

    @GetMapping("/{lang}/help")
    ResponseEntity<byte[]> help(@PathVariable Lang lang, HttpServletRequest request) {
        return views.html(page(lang, request, "help"), Caching.PUBLIC, "home/help.jte");
    }

    @GetMapping("/{lang}/imprint")
    ResponseEntity<byte[]> imprint(@PathVariable Lang lang, HttpServletRequest request) {
        Page page = page(lang, request, "imprint");
        List<ImprintView.Line> lines =
                ImprintView.ASKED.stream()
                        .map(asked ->
                                new ImprintView.Line(
                                        page.text("home.imprint." + asked), given(asked, lang)))
                        .toList();
        return views.html(page, Caching.PUBLIC, "home/imprint.jte", new ImprintView(lines));
    }

    private String given(String asked, Lang lang) {
        String everywhere = settings.getProperty("kenes.imprint." + asked, "");
        return settings.getProperty("kenes.imprint." + asked + "." + lang.code(), everywhere);
    }

    private ResponseEntity<byte[]> explained(
            Lang lang, HttpServletRequest request, ExplainedView view) {
        return views.html(
                page(lang, request, view.topic()), Caching.PUBLIC, "home/explained.jte", view);
    }

    private Page page(Lang lang, HttpServletRequest request, String topic) {
        return views.page(
                lang, request, Section.NONE, views.messages(lang).text("home." + topic + ".title"));
    }
}
