package org.kenes.server.outreach.check;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;

import java.util.List;

/// What the pages of back-checks show.
public sealed interface CheckView {

    /// For an organisation that was drawn as checker.
    ///
    /// @param mine false for somebody who works for no organisation
    record Mine(
            SignedIn.Token csrf,
            boolean mine,
            List<Unit> units,
            List<String> problems,
            @Nullable String done)
            implements CheckView {}

    /// @param what day, activity, place and organisers in words
    record Unit(
            String draw,
            String event,
            String what,
            String claimed,
            String until,
            @Nullable String contact,
            @Nullable String outcome) {}

    /// For everybody.
    record All(List<One> draws) implements CheckView {}

    /// @param withoutBeacon whoever runs the log could have tried several checkpoints
    record One(
            String id,
            long n,
            long perStratum,
            String deadline,
            boolean withoutBeacon,
            String beaconRule,
            String checkers,
            String outcomesBy,
            boolean drawn) {}
}
