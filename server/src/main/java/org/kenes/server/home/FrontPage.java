package org.kenes.server.home;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Dialogue;
import org.kenes.server.shell.Lang;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FrontPage {
    private final Views views;
    private final Dialogue dialogue;

    FrontPage(Views views, Dialogue dialogue) {
        this.views = views;
        this.dialogue = dialogue;
    }

    @GetMapping("/{lang}/")
    ResponseEntity<byte[]> front(@PathVariable Lang lang, HttpServletRequest request) {
        Page page = views.page(lang, request, Section.NONE, dialogue.info().name(lang));
        return views.html(page, Caching.PUBLIC, "home/front.jte", FrontView.withoutNumbers());
    }
}
