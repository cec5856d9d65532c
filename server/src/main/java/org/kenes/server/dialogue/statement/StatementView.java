package org.kenes.server.dialogue.statement;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Refusal;

import java.util.List;
import java.util.stream.Collectors;

/// What the templates under `templates/dialogue/statement/` show.
public sealed interface StatementView {

    /// @param translation in the reader's language, or null
    record Line(
            String code,
            String text,
            String lang,
            @Nullable String translation,
            String day,
            String state)
            implements StatementView {}

    /// One statement to answer.
    ///
    /// @param statement null when every one is answered, or there is none
    /// @param recorded code of the answer given just before, or null
    /// @param only language to which the lottery is limited, or empty
    record Next(@Nullable Line statement, @Nullable String recorded, String only)
            implements StatementView {}

    /// Everything that one card answered.
    record Card(List<Answered> answers) implements StatementView {
        /// As the calculator of the nearest group reads it: `index=value`, separated by spaces.
        public String sent() {
            return answers.stream()
                    .map(it -> it.index + "=" + it.value)
                    .collect(Collectors.joining(" "));
        }
    }

    /// @param index of the statement in the log
    /// @param value 1 agree, −1 disagree, 0 pass
    record Answered(Line statement, long index, int value) implements StatementView {
        public String word() {
            return value > 0 ? "agree" : value < 0 ? "disagree" : "pass";
        }
    }

    /// @param once null before the words were looked at
    /// @param similar statements that say something like it, to look at before sending
    record Proposed(
            List<Refusal.FieldError> errors,
            Piece.Field words,
            @Nullable String once,
            List<Line> similar)
            implements StatementView {}

    /// @param shown whether its words may be read and answered
    /// @param hidden `held`, a rule, or empty
    record One(Line line, boolean shown, String hidden) implements StatementView {}
}
