package org.kenes.server.outreach.paper;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;
import org.kenes.server.outreach.CodeList;

import java.util.List;

/// What the pages of paper show.
public sealed interface PaperView {

    /// The sheet that is printed.
    ///
    /// @param code empty for a meeting that nobody announced: then it is written by hand
    /// @param what day, place and organisers, or empty
    record Sheet(CodeList audiences, String code, String what) implements PaperView {}

    /// Reports that wait for a second keying.
    record Waiting(List<Line> lines, @Nullable String done) implements PaperView {}

    record Line(String instance, String day) implements PaperView {}

    /// One of them, without what was keyed first.
    record Second(SignedIn.Token csrf, String instance, List<String> problems)
            implements PaperView {}
}
