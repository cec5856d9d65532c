package org.kenes.server.record.receipt;

import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Refusal;

import java.util.List;

/// The form that finds a contribution by its code, with what was typed; and the one that checks a
/// receipt file in the reader's own browser.
///
/// @param log verifier key of the log
/// @param ack verifier key of acknowledgements
public record ReceiptFormView(
        String code, List<Refusal.FieldError> errors, String log, String ack) {

    public Piece.Field codeField(Page page) {
        return Piece.Field.line("code", page.text("record.form.code"), code)
                .withHint(page.text("record.form.code.hint"))
                .as(Piece.Input.CODE, "off")
                .withErrors(errors);
    }
}
