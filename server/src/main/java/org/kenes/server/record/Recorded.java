package org.kenes.server.record;

import org.jspecify.annotations.Nullable;

/// What became of a submission.
public sealed interface Recorded {

    /// A new entry.
    ///
    /// @param dedup the entry's identity inside the server
    /// @param code the receipt code, `XXXXX-XXXXX`
    /// @param ack the signed acknowledgement; it may leave the process only after the transaction
    ///   has committed
    /// @param secret the contributor's secret as text, shown once and forgotten; null for public
    ///   entries
    record Accepted(byte[] dedup, String code, String ack, @Nullable String secret)
            implements Recorded {}

    /// The same key and the same request again: the first answer, nothing written.
    ///
    /// @param ack the same bytes as at first; null from a day after merging on, when the moment of
    ///   arrival is forgotten and the proof takes its place
    record Same(byte[] dedup, String code, @Nullable String ack) implements Recorded {}

    /// The key is known with another request.
    record Different() implements Recorded {}
}
