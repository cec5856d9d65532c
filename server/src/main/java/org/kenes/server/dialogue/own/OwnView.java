package org.kenes.server.dialogue.own;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.QrCode;

import java.util.List;

/// What the templates under `templates/dialogue/own/` show.
public sealed interface OwnView {

    /// @param key whether this browser has one
    /// @param level at which it speaks
    /// @param more whether older ones are in the archive only
    /// @param done code of what was withdrawn a moment ago, or null
    record Mine(boolean key, int level, List<Line> lines, boolean more, @Nullable String done)
            implements OwnView {}

    /// @param state one sentence
    /// @param speaks whether it has a page with its words
    /// @param over whether there is nothing to take back any more
    /// @param sealed whether its secret is with its author alone
    record Line(
            String code,
            String kind,
            String date,
            String state,
            boolean speaks,
            boolean over,
            boolean sealed)
            implements OwnView {
        Line sealedByItsAuthor() {
            return new Line(code, kind, date, state, speaks, over, true);
        }
    }

    /// What taking back means, before it is done.
    record Withdraw(Line line, String copiesUntil) implements OwnView {}

    /// @param text the key, or null where this browser has none
    /// @param typed the field for a key from elsewhere
    record Move(@Nullable String text, @Nullable QrCode qr, Piece.Field typed) implements OwnView {}

    /// @param asked whether somebody has just pasted words
    record Words(Piece.Field field, boolean asked, List<Line> lines) implements OwnView {}
}
