package org.kenes.dataset.cut;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.entry.Commitment;
import org.kenes.ledger.tree.Hash;

/// What opens the coded compartment of an entry, and its words where they may be shown.
///
/// @param coded the committed canonical JSON, byte for byte
/// @param codedSalt 16 bytes
/// @param rest hash of everything but the coded part
/// @param words the disclosed words, null when there are none or they may not be shown
/// @param undisclosed why there are no words; of no meaning where there are
@SuppressWarnings("ArrayRecordComponent")
public record Opening(
        long index,
        String coded,
        byte[] codedSalt,
        Hash rest,
        @Nullable Words words,
        TextStatus undisclosed) {

    /// @param salt 16 bytes
    /// @param tail hash of the compartments that stay hidden
    @SuppressWarnings("ArrayRecordComponent")
    public record Words(String text, byte[] salt, Hash tail) {}

    /// An entry without words to show.
    public static Opening silent(
            long index, String coded, byte[] codedSalt, Hash rest, TextStatus why) {
        return new Opening(index, coded, codedSalt, rest, null, why);
    }

    /// An entry whose words are shown; `rest` follows from them.
    public static Opening spoken(long index, String coded, byte[] codedSalt, Words words) {
        return new Opening(
                index,
                coded,
                codedSalt,
                Commitment.rest(words.salt(), words.text(), words.tail()),
                words,
                TextStatus.PUBLISHED);
    }

    /// The commitment that this opens.
    Hash commitment() {
        return Commitment.of(codedSalt, coded, rest);
    }
}
