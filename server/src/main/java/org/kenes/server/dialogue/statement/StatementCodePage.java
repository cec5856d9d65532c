package org.kenes.server.dialogue.statement;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.dialogue.CodePage;
import org.kenes.server.dialogue.translation.Translations;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.util.Optional;

/// One statement at its address. Before somebody has looked at it, and after a rule has hidden it,
/// the page stays and the words do not.
@Component
class StatementCodePage implements CodePage {
    private final Statements statements;
    private final Translations translations;
    private final Views views;

    StatementCodePage(Statements statements, Translations translations, Views views) {
        this.statements = statements;
        this.translations = translations;
        this.views = views;
    }

    @Override
    public Optional<ResponseEntity<byte[]>> show(
            Lang lang, String code, HttpServletRequest request) {
        return statements.find(code).map(it -> page(lang, it, request));
    }

    private ResponseEntity<byte[]> page(
            Lang lang, Statements.Found it, HttpServletRequest request) {
        String title = views.messages(lang).text("moderation.kind.statement") + " " + it.code();
        Page page = views.page(lang, request, Section.STATEMENTS, title);
        var view =
                new StatementView.One(
                        StatementPages.line(page, it, translations),
                        it.answerable(),
                        it.state().equals("held") ? "held" : it.rule());
        return views.html(page, Caching.PUBLIC, "dialogue/statement/one.jte", view);
    }
}
