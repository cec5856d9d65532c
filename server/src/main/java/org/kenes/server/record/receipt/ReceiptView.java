package org.kenes.server.record.receipt;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.QrCode;
import org.kenes.server.shell.Refusal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Where one contribution is. The page shows no content: whoever knows the code can open it.
///
/// @param code `XXXXX-XXXXX`
/// @param kind the end of a message key: `opinion`, `question`, `proposal`, `statement`, `answer`,
///   `appeal`, `report`, `other`
/// @param cosigned how many of the witnesses have signed a checkpoint that covers it
/// @param content the address of the page of the contribution, or null if it has none
/// @param proof null until it is in the log
/// @param qr leads to this page
/// @param figures it is counted in, by id; empty unless it is counted
/// @param withdrawal the form for taking it back, null if there is nothing to take back
@NullMarked
public record ReceiptView(
        String code,
        String kind,
        LocalDate date,
        State state,
        int cosigned,
        int witnesses,
        @Nullable String content,
        @Nullable Proof proof,
        QrCode qr,
        List<Figure> figures,
        @Nullable Withdrawal withdrawal) {

    /// A figure of the newest cut.
    public record Figure(String title, String href) {}

    /// @param leaf hexadecimal
    /// @param size the size of the log that the proof is for
    /// @param qr address of the whole proof as a QR code, or null if it does not fit into one
    public record Proof(
            long index, String leaf, long size, String href, @Nullable String qr, String command) {}

    /// @param copiesUntil when the last backup with the words will be gone
    /// @param origin of the log, which its author's browser signs
    /// @param leaf base64 of the leaf hash, which it signs too
    public record Withdrawal(
            LocalDate copiesUntil, String origin, String leaf, List<Refusal.FieldError> errors) {
        public Piece.Field secret(Page page) {
            return Piece.Field.line("secret", page.text("record.secret"), "")
                    .withHint(page.text("record.withdraw.secret.hint"))
                    .as(Piece.Input.CODE, "off")
                    .withErrors(errors);
        }

        public Piece.Choice scope(Page page) {
            return new Piece.Choice(
                    "scope",
                    page.text("record.withdraw.scope"),
                    null,
                    List.of(
                            new Piece.Option("all", page.text("record.withdraw.scope.all")),
                            new Piece.Option("text", page.text("record.withdraw.scope.text"))),
                    "all",
                    true,
                    null);
        }
    }

    /// The receipt as a file.
    public String file(Page page) {
        return page.link("receipt/" + code + ".kenes-receipt.json");
    }

    /// What became of it, in one sentence.
    public sealed interface State {
        /// @param promised when it must be in the log
        record Waiting(Instant promised) implements State {}

        record Logged(long index) implements State {}

        record Counted(long index, long cut) implements State {}

        /// Moderators decided that it does not count.
        record Excluded(long index, String rule) implements State {}

        /// It counts, but its words are not shown.
        record Hidden(long index, String rule) implements State {}

        record Withdrawn(long index) implements State {}

        record Replaced(long index, String by) implements State {}

        record Erased(long index) implements State {}

        /// The promise was broken.
        record Overdue() implements State {}

        default String in(Page page) {
            return switch (this) {
                case Waiting(Instant promised) ->
                        page.text(
                                "record.state.waiting",
                                "date",
                                page.formats().date(promised),
                                "time",
                                page.formats().time(promised));
                case Logged(long index) -> page.text("record.state.logged", "index", index);
                case Counted(long index, long cut) ->
                        page.text("record.state.counted", "index", index, "cut", cut);
                case Excluded(long index, String rule) ->
                        page.text("record.state.excluded", "index", index, "rule", rule);
                case Hidden(long index, String rule) ->
                        page.text("record.state.hidden", "index", index, "rule", rule);
                case Withdrawn(long index) -> page.text("record.state.withdrawn", "index", index);
                case Replaced(long index, String by) ->
                        page.text("record.state.replaced", "index", index, "by", by);
                case Erased(long index) -> page.text("record.state.erased", "index", index);
                case Overdue() -> page.text("record.state.overdue");
            };
        }
    }

    public boolean isOverdue() {
        return state instanceof State.Overdue;
    }
}
