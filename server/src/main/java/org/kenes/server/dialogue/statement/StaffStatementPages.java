package org.kenes.server.dialogue.statement;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Set;

/// Looking at statements before they are shown. Who proposed one, and how it was answered, is not
/// on this page.
@RestController
class StaffStatementPages {
    private static final Set<String> STATES = Set.of("shown", "meta", "hidden");
    private static final Set<String> RULES = Set.of("M1", "M2", "M3", "M4", "M5", "M6", "M7");

    private final Statements statements;
    private final Views views;

    StaffStatementPages(Statements statements, Views views) {
        this.statements = statements;
        this.views = views;
    }

    @Needs("moderation.decide")
    @GetMapping("/{lang}/staff/statements")
    ResponseEntity<byte[]> queue(@PathVariable Lang lang, HttpServletRequest request) {
        String title = views.messages(lang).text("dialogue.staff-statements");
        Page page = views.page(lang, "/staff/statements", Section.NONE, title);
        var view =
                new StatementView.StaffQueue(
                        SignedIn.token(request),
                        lines(page, statements.waiting()),
                        lines(page, statements.decided()));
        return views.html(page, Caching.NO_STORE, "dialogue/statement/staff.jte", view);
    }

    private static List<StatementView.Line> lines(Page page, List<Statements.Found> found) {
        return found.stream().map(it -> StatementPages.line(page, it)).toList();
    }

    /// @param rule M1 to M7; needed to hide, without meaning otherwise
    @Needs("moderation.decide")
    @PostMapping("/{lang}/staff/statements/{code}")
    ResponseEntity<byte[]> decide(
            @PathVariable Lang lang,
            @PathVariable String code,
            @RequestParam String state,
            @RequestParam(defaultValue = "") String rule,
            HttpServletRequest request) {
        boolean hidden = state.equals("hidden");
        if (!STATES.contains(state) || hidden && !RULES.contains(rule)) {
            return views.refuse(
                    request, Refusal.of(Problem.BAD_REQUEST).withTyped(Views.typed(request)));
        }
        return switch (statements.decide(code, state, hidden ? rule : null)) {
            case DONE -> views.seeOther("/" + lang.code() + "/staff/statements");
            case NOT_YET -> views.refuse(request, Refusal.of(Problem.NOT_YET));
            case NO_SUCH_STATEMENT -> views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        };
    }
}
