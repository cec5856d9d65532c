package org.kenes.server.moderation;

import org.kenes.ledger.entry.Scope;

/// The closed list of reasons to hide words. Disagreement with the draft, an office or a person in
/// office is none.
public enum Rule {
    /// Personal data: only the words are hidden, the position counts on.
    M1(Scope.TEXT, false),
    /// A threat or a call to violence.
    M2(Scope.ALL, false),
    /// Unlawful by an article that the decision names.
    M3(Scope.ALL, true),
    /// Not about this dialogue: not counted, and still readable.
    M4(Scope.ALL, false),
    /// Advertising, spam of links.
    M5(Scope.ALL, false),
    /// A test, or nothing in it.
    M6(Scope.ALL, false),
    /// Withdrawn by an order of the law, whose number the decision names.
    M7(Scope.ALL, true);

    private final Scope scope;
    private final boolean needsReason;

    Rule(Scope scope, boolean needsReason) {
        this.scope = scope;
        this.needsReason = needsReason;
    }

    /// What no longer counts: the words alone, or the whole contribution.
    Scope scope() {
        return scope;
    }

    /// Whether a decision must name an article or an order.
    public boolean needsReason() {
        return needsReason;
    }

    public boolean staysReadable() {
        return this == M4;
    }
}
