package org.kenes.server.outreach.signal;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;

import java.util.List;

/// The staff page of signals.
///
/// @param rule the one that is shown, empty for all
/// @param counts of every rule that ever found something
public record SignalView(
        SignedIn.Token csrf,
        String rule,
        List<Line> open,
        List<Count> counts,
        List<String> problems,
        @Nullable String done) {

    /// @param what day, place and organisers of a meeting, or the name of an organisation
    /// @param address below the language
    public record Line(Signals.Signal signal, String what, String address) {}

    public record Count(String code, long raised, long open, long confirmed, long dismissed) {}
}
