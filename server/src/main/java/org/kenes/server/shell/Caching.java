package org.kenes.server.shell;

import java.time.Duration;

/// Who may keep a copy of an answer, and how long.
public enum Caching {
    /// The same bytes for everybody; a copy may be a little late, but never past an edge.
    PUBLIC,
    /// Belongs to one reader, or to one moment.
    NO_STORE,
    /// Never changes under this address: hashed assets, old versions, cuts, proofs.
    IMMUTABLE;

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration STALE = Duration.ofSeconds(300);

    /// How far ahead a public copy can be shown at most.
    public static Duration reach() {
        return FRESH.plus(STALE);
    }

    /// @param untilEdge time until the page must change, at most [#reach]
    public String header(Duration untilEdge) {
        return switch (this) {
            case PUBLIC -> {
                long fresh = Math.min(FRESH.toSeconds(), untilEdge.toSeconds());
                long stale = Math.min(STALE.toSeconds(), untilEdge.toSeconds() - fresh);
                yield "public, max-age=" + fresh + ", stale-while-revalidate=" + stale;
            }
            case NO_STORE -> "no-store";
            case IMMUTABLE -> "public, max-age=31536000, immutable";
        };
    }
}
