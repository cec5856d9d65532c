package org.kenes.ledger.account;

import org.kenes.ledger.entry.Disposition;
import org.kenes.ledger.tree.Hash;

/// One line of a release about one entry, in whatever form it was published.
///
/// @param disposition as [Disposition#toString] gives it
public record Row(long index, String disposition, Content content) {

    /// What the row discloses.
    public sealed interface Content {}

    /// Nothing: the entry is not counted, or is public.
    public record Nothing() implements Content {}

    /// The coded part.
    ///
    /// @param coded the committed string itself
    /// @param rest hash of everything that stays closed
    @SuppressWarnings("ArrayRecordComponent")
    public record Coded(byte[] salt, String coded, Hash rest) implements Content {}

    /// The coded part and the words.
    @SuppressWarnings("ArrayRecordComponent")
    public record Words(byte[] salt, String coded, byte[] textSalt, String text, Hash tail)
            implements Content {}

    /// Was counted, but has been withdrawn or erased since: entry `by` says so.
    public record Withheld(long by) implements Content {}
}
