package org.kenes.server.moderation.emergency;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.Refusal.FieldError;
import org.kenes.server.shell.state.Emergency;

import java.util.List;

/// The desk of switches.
///
/// @param typed reason of a form that was refused
@NullMarked
public record SwitchView(
        SignedIn.Token csrf, List<FieldError> errors, List<Switch> switches, String typed) {

    /// @param running null while it is off
    public record Switch(String code, @Nullable Emergency running) {}
}
