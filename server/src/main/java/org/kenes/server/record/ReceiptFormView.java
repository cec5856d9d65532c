package org.kenes.server.record;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Refusal;

import java.util.List;

/// The form that finds a contribution, with what was typed and what came of it.
///
/// @param found codes of public contributions with the words that were pasted; null if no words
///   were, empty if there are none
@NullMarked
public record ReceiptFormView(
        String code, String words, List<Refusal.FieldError> errors, @Nullable List<Found> found) {

    /// @param about where it stands, such as "Article 12"
    public record Found(String code, String about, String date) {}

    public static ReceiptFormView empty() {
        return new ReceiptFormView("", "", List.of(), null);
    }

    public Piece.Field codeField(Page page) {
        return Piece.Field.line("code", page.text("record.form.code"), code)
                .withHint(page.text("record.form.code.hint"))
                .as(Piece.Input.CODE, "off")
                .withErrors(errors);
    }

    public Piece.Field wordsField(Page page) {
        return Piece.Field.text("text", page.text("record.form.words.label"), words, 10_000)
                .withHint(page.text("record.form.words.hint"))
                .withErrors(errors);
    }
}
