package org.kenes.lawtext;

/// Akoma Ntoso.
public final class AknReader {
    /// The name of the container that stands for an empty body, which the schema does not allow.
    static final String NOTHING = "nothing";

    private AknReader() {}

    /// @throws UnreadableLawException if it is not well-formed, has a DOCTYPE, or is over a limit
    public static Imported read(byte[] bytes, ReadOptions options) {
        throw new UnsupportedOperationException();
    }
}
