package org.kenes.server.channel;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/// What people without a key said about a meeting, until somebody has looked into it.
@RestController
public class StaffHintPages {
    private static final String ACTION = "role.grant.field";

    private final Counts counts;
    private final Views views;

    StaffHintPages(Counts counts, Views views) {
        this.counts = counts;
        this.views = views;
    }

    public record Hints(SignedIn.Token csrf, List<Line> lines) {}

    public record Line(String id, String event, String day, String count, String method) {}

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/hints")
    ResponseEntity<byte[]> show(@PathVariable Lang lang, HttpServletRequest request) {
        String title = views.messages(lang).text("channel.hints");
        Page page = views.page(lang, "/staff/hints", Section.NONE, title);
        List<Line> lines = counts.hints().stream().map(it -> line(page, it)).toList();
        var view = new Hints(SignedIn.token(request), lines);
        return views.html(page, Caching.NO_STORE, "channel/staff-hints.jte", view);
    }

    private static Line line(Page page, Counts.Hint it) {
        String low = page.formats().number(it.low());
        String count = it.low() == it.high() ? low : low + "–" + page.formats().number(it.high());
        return new Line(
                Long.toString(it.id()),
                it.event().toString(),
                page.formats().date(it.day()),
                count,
                it.method());
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/hints/{id}")
    ResponseEntity<byte[]> dismiss(@PathVariable Lang lang, @PathVariable long id) {
        counts.dismiss(id);
        return views.seeOther("/" + lang.code() + "/staff/hints");
    }
}
