package org.kenes.server.home;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Languages;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.Arrays;
import java.util.List;

/// What each refusal means: where the `type` of an `application/problem+json` leads (RFC 9457).
@RestController
class ProblemListPages {
    private final Languages languages;
    private final Views views;

    ProblemListPages(Languages languages, Views views) {
        this.languages = languages;
        this.views = views;
    }

    /// The type names no language.
    @GetMapping("/problems/{name}")
    ResponseEntity<byte[]> type(@PathVariable String name, HttpServletRequest request) {
        return known(name)
                ? views.seeOther("/" + languages.preferred(request).code() + "/problems#" + name)
                : views.refuse(request, Refusal.of(Problem.NOT_FOUND));
    }

    @GetMapping("/{lang}/problems")
    ResponseEntity<byte[]> list(@PathVariable Lang lang, HttpServletRequest request) {
        String title = views.messages(lang).text("home.problems.title");
        Page page = views.page(lang, request, Section.NONE, title);
        List<ProblemLine> lines =
                Arrays.stream(Problem.values())
                        .map(it -> new ProblemLine(it.code(), it.status().value()))
                        .toList();
        return views.html(page, Caching.PUBLIC, "home/problems.jte", lines);
    }

    private static boolean known(String name) {
        return Arrays.stream(Problem.values()).anyMatch(it -> it.code().equals(name));
    }
}
