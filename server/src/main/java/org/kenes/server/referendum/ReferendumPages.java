package org.kenes.server.referendum;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.referendum.ReferendumView.Vote;
import org.kenes.server.release.law.LegalCalendar;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.state.LegalWindow.Effect;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The vote as everybody sees it.
@RestController
class ReferendumPages {
    private final Returns returns;
    private final Results results;
    private final LegalCalendar calendar;
    private final Views views;

    ReferendumPages(Returns returns, Results results, LegalCalendar calendar, Views views) {
        this.returns = returns;
        this.results = results;
        this.calendar = calendar;
        this.views = views;
    }

    @GetMapping("/{lang}/referendum")
    ResponseEntity<byte[]> page(@PathVariable Lang lang, HttpServletRequest request) {
        String title = views.messages(lang).text("referendum.title");
        Page page = views.page(lang, request, Section.NONE, title);
        boolean silent = calendar.runningNow(Effect.SILENCE).isPresent();
        String question =
                returns.question()
                        .map(words ->
                                words.getOrDefault(lang.code(), words.values().iterator().next()))
                        .orElse(null);
        Vote vote = results.of(page, calendar.vote().orElse(null), question, silent);
        return views.html(page, Caching.PUBLIC, "referendum/referendum.jte", vote);
    }
}
