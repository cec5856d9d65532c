package org.kenes.server.outreach.decision;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;
import org.kenes.server.outreach.Claim;
import org.kenes.server.outreach.signal.Signals;

import java.util.List;

/// One meeting for those who decide about it.
///
/// @param action address below the language that decisions are sent to
/// @param what day, activity, place and organisers in words
/// @param steps states that may follow now
/// @param signals what rules noticed about it; empty for its own organisation
/// @param typed the reason as it was sent, when it has to be corrected
public record DecisionView(
        SignedIn.Token csrf,
        String action,
        String id,
        String what,
        String state,
        List<String> steps,
        List<Said> claims,
        List<Signals.Signal> signals,
        List<Step> history,
        List<String> problems,
        String typed,
        @Nullable String done) {

    /// What one organisation says about attendance.
    public record Said(String organisation, Claim claim) {}

    public record Step(String state, String day, String by, String reason) {}
}
