package org.kenes.server.account.people;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.account.Needs;
import org.kenes.server.account.audit.AuditLog;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/// What staff did, newest first, and whether the chain of rows is whole.
@RestController
class AuditPages {
    private static final int SHOWN = 50;

    private final AuditLog audit;
    private final Views views;

    AuditPages(AuditLog audit, Views views) {
        this.audit = audit;
        this.views = views;
    }

    /// @param before rows below this number
    @Needs("audit.read")
    @GetMapping("/{lang}/staff/audit")
    ResponseEntity<byte[]> actions(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            HttpServletRequest request) {
        String title = views.messages(lang).text("account.audit");
        Page page = views.page(lang, "/staff/audit", Section.NONE, title);
        List<AuditLog.Shown> rows = audit.before(before, SHOWN + 1);
        boolean more = rows.size() > SHOWN;
        List<AuditLog.Shown> shown = more ? rows.subList(0, SHOWN) : rows;
        var view =
                new PeopleView.Audit(
                        shown,
                        audit.broken().orElse(0L),
                        new Piece.Pager(
                                more
                                        ? page.link(
                                                "staff/audit?before=" + shown.getLast().row().n())
                                        : null,
                                before == Long.MAX_VALUE ? null : page.link("staff/audit")));
        return views.html(page, Caching.NO_STORE, "account/audit.jte", view);
    }
}
