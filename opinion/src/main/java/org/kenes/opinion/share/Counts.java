package org.kenes.opinion.share;

import org.kenes.opinion.Stance;

/// How often each stance was taken. Addition and exchange of support and oppose are the only things
/// done to it; `partly` is never added to either side.
public record Counts(long support, long partly, long oppose, long none) {
    public Counts {
        if (support < 0 || partly < 0 || oppose < 0 || none < 0) {
            throw new IllegalArgumentException("a count below zero");
        }
    }

    public static final Counts ZERO = new Counts(0, 0, 0, 0);

    /// The base of every share: all that took a stance.
    public long n() {
        return Math.addExact(Math.addExact(support, partly), oppose);
    }

    public long of(Stance stance) {
        return switch (stance) {
            case SUPPORT -> support;
            case PARTLY -> partly;
            case OPPOSE -> oppose;
            case NONE -> none;
        };
    }

    public Counts plus(Counts other) {
        return new Counts(
                Math.addExact(support, other.support),
                Math.addExact(partly, other.partly),
                Math.addExact(oppose, other.oppose),
                Math.addExact(none, other.none));
    }

    public Counts plus(Stance stance) {
        return plus(
                switch (stance) {
                    case SUPPORT -> new Counts(1, 0, 0, 0);
                    case PARTLY -> new Counts(0, 1, 0, 0);
                    case OPPOSE -> new Counts(0, 0, 1, 0);
                    case NONE -> new Counts(0, 0, 0, 1);
                });
    }

    /// @throws IllegalArgumentException if the other is not a part of this
    public Counts minus(Counts other) {
        return new Counts(
                support - other.support,
                partly - other.partly,
                oppose - other.oppose,
                none - other.none);
    }
}
