package org.kenes.server.record;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.receipt.SecretText;

import java.util.function.Supplier;

/// What became of a submission. Acknowledgements are signed when somebody takes them, which costs
/// more than everything else of an entry: most are never handed out as such, and none may leave the
/// process before the transaction has committed.
public sealed interface Recorded {

    /// A new entry.
    ///
    /// @param dedup the entry's identity inside the server
    /// @param code the receipt code, `XXXXX-XXXXX`
    /// @param promise signs the acknowledgement
    /// @param drawn the contributor's secret, shown once and forgotten; null for public entries,
    ///   and where its author made it
    record Accepted(byte[] dedup, String code, Supplier<String> promise, byte @Nullable [] drawn)
            implements Recorded {
        /// The signed acknowledgement: the same bytes however often it is asked for.
        public String ack() {
            return promise.get();
        }

        /// The secret as its author copies it.
        public @Nullable String secret() {
            return drawn == null ? null : SecretText.encode(drawn);
        }
    }

    /// The same key and the same request again: the first answer, nothing written.
    ///
    /// @param promise signs the same acknowledgement as at first; null from a day after merging on,
    ///   when the moment of arrival is forgotten and the proof takes its place
    record Same(byte[] dedup, String code, @Nullable Supplier<String> promise) implements Recorded {
        public @Nullable String ack() {
            return promise == null ? null : promise.get();
        }
    }

    /// The key is known with another request.
    record Different() implements Recorded {}

    /// Nothing was recorded: its author sealed other values than these, or drew a secret whose
    /// receipt code is taken.
    record SealedOtherwise() implements Recorded {}
}
