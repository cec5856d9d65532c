package org.kenes.server.moderation.opening;

import org.jspecify.annotations.NullMarked;
import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.Refusal.FieldError;

import java.util.List;

/// The desk where the dialogue is opened, paused and closed.
///
/// @param state code of the state in force
/// @param typed reason of a form that was refused
@NullMarked
public record OpeningView(
        SignedIn.Token csrf,
        List<FieldError> errors,
        String state,
        List<Waiting> waiting,
        String typed) {

    /// @param own whether the reader entered it
    public record Waiting(long id, String state, String reason, boolean own) {}
}
