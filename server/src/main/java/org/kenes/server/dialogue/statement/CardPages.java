package org.kenes.server.dialogue.statement;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.dialogue.KeyCookie;
import org.kenes.server.dialogue.translation.Translations;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;

/// The card of this browser's key: what it answered. Which group of a cut is nearest to it is
/// worked out elsewhere, from answers that this page sends along and nobody keeps.
@RestController
class CardPages {
    private final Cards cards;
    private final Statements statements;
    private final Translations translations;
    private final KeyCookie keys;
    private final Views views;

    CardPages(
            Cards cards,
            Statements statements,
            Translations translations,
            KeyCookie keys,
            Views views) {
        this.cards = cards;
        this.statements = statements;
        this.translations = translations;
        this.keys = keys;
        this.views = views;
    }

    @GetMapping("/{lang}/statements/card")
    ResponseEntity<byte[]> card(@PathVariable Lang lang, HttpServletRequest request) {
        String title = views.messages(lang).text("dialogue.card");
        Page page = views.page(lang, request, Section.STATEMENTS, title);
        Map<String, Integer> standing =
                keys.read(request)
                        .map(key -> cards.standing(cards.card(key.secret())))
                        .orElse(Map.of());
        List<StatementView.Answered> answers =
                standing.entrySet().stream()
                        .flatMap(it ->
                                statements
                                        .find(it.getKey())
                                        .map(found -> answered(page, found, it.getValue()))
                                        .stream())
                        .toList();
        var view = new StatementView.Card(answers);
        return views.html(page, Caching.NO_STORE, "dialogue/statement/card.jte", view);
    }

    private StatementView.Answered answered(Page page, Statements.Found it, int value) {
        return new StatementView.Answered(
                StatementPages.line(page, it, translations), it.index(), value);
    }
}
