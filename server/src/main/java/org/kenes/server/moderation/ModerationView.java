package org.kenes.server.moderation;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Refusal;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What the templates under `templates/moderation/` show.
public sealed interface ModerationView {
    List<String> RULES = Arrays.stream(Rule.values()).map(Rule::name).toList();

    /// One public decision.
    ///
    /// @param by number of the moderator
    /// @param appeal empty, `waiting`, `upheld` or `overturned`
    record Line(
            String code,
            String kind,
            String day,
            String action,
            String rule,
            String reason,
            long by,
            String appeal)
            implements ModerationView {}

    /// @param rule the only one shown, or empty
    record Log(String rule, List<Line> lines, Piece.Pager pager) implements ModerationView {}

    /// @param line the decision that hides the words, or null where nothing is hidden
    record Appeal(
            String code, @Nullable Line line, List<Refusal.FieldError> errors, Piece.Field words)
            implements ModerationView {}

    record Waiting(
            String code,
            String kind,
            String lang,
            String day,
            List<String> marks,
            boolean held,
            String words)
            implements ModerationView {}

    record Undo(long batch, long texts) implements ModerationView {}

    record Queue(
            SignedIn.Token csrf,
            List<Refusal.FieldError> errors,
            @Nullable Undo undo,
            List<Waiting> texts,
            Set<String> chosen,
            String rule,
            Piece.Field reason,
            Piece.Field count)
            implements ModerationView {}

    /// @param own whether the reader made the decision
    record Contested(long id, Line line, String text, String words, boolean own)
            implements ModerationView {}

    record Appeals(SignedIn.Token csrf, List<Refusal.FieldError> errors, List<Contested> appeals)
            implements ModerationView {}

    /// @param done whether somebody has just pointed at the text
    record Flag(String code, boolean done, Piece.Choice rules) implements ModerationView {}
}
