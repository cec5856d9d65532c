package org.kenes.server.dialogue.own;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.record.receipt.OwnReceipts;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.PlainText;
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

/// Finding one's words without code, key or receipt: by pasting them. They travel in the body of a
/// POST and are stored nowhere.
@RestController
class WordPages {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 10_000;
    private static final String TEMPLATE = "dialogue/own/words.jte";

    private final SameWords same;
    private final OwnReceipts receipts;
    private final Views views;

    WordPages(SameWords same, OwnReceipts receipts, Views views) {
        this.same = same;
        this.receipts = receipts;
        this.views = views;
    }

    @GetMapping("/{lang}/receipt/words")
    ResponseEntity<byte[]> form(@PathVariable Lang lang, HttpServletRequest request) {
        Page page = page(lang);
        var view = new OwnView.Words(field(page, "", List.of()), false, List.of());
        return views.html(page, Caching.PUBLIC, TEMPLATE, view);
    }

    @PostMapping("/{lang}/receipt/words")
    ResponseEntity<byte[]> find(
            @PathVariable Lang lang, @RequestParam(defaultValue = "") String words) {
        Page page = page(lang);
        if (!(PlainText.of(words, SHORTEST, LONGEST) instanceof PlainText.Accepted accepted)) {
            String message = page.text("dialogue.own.words.wrong");
            var errors = List.of(new Refusal.FieldError("words", "words", message));
            return views.invalid(
                    page,
                    TEMPLATE,
                    new OwnView.Words(field(page, words, errors), false, List.of()));
        }
        List<OwnView.Line> found =
                same.find(accepted.text()).stream()
                        .flatMap(code -> receipts.line(code).stream())
                        .map(it -> OwnPages.line(page, it))
                        .toList();
        return views.html(
                page,
                Caching.NO_STORE,
                TEMPLATE,
                new OwnView.Words(field(page, words, List.of()), true, found));
    }

    private static Piece.Field field(Page page, String typed, List<Refusal.FieldError> errors) {
        return Piece.Field.text("words", page.text("dialogue.own.words.field"), typed, LONGEST)
                .withHint(page.text("dialogue.own.words.hint"))
                .withErrors(errors);
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("dialogue.own.words");
        return views.page(lang, "/receipt/words", Section.RECORD, title);
    }
}
