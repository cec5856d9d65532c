package org.kenes.server.coalition.application;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Refusal.FieldError;

import java.util.List;

/// What the templates of applications show.
public sealed interface JoinView {
    /// @param sent whether somebody has just asked
    record Form(
            boolean sent,
            List<FieldError> errors,
            List<Piece.Field> names,
            Piece.Choice kind,
            Piece.Choice role,
            Piece.Choice coalition,
            Piece.Field register,
            Piece.Field contact,
            Piece.Field words)
            implements JoinView {}

    /// @param what kind, role and coalition in one line
    record Waiting(
            long id,
            String asked,
            List<String> names,
            String what,
            String registerNo,
            String contact,
            String words,
            Typed typed)
            implements JoinView {}

    /// A decision as it was sent, when it has to be corrected.
    record Typed(long application, String id, String reason) implements JoinView {
        static final Typed NOTHING = new Typed(0, "", "");
    }

    /// @param problem what was wrong with the last decision, or null
    /// @param done what became of it, or null
    record Queue(
            SignedIn.Token csrf,
            List<Waiting> waiting,
            @Nullable String problem,
            @Nullable String done)
            implements JoinView {}
}
