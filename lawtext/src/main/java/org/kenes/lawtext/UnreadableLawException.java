package org.kenes.lawtext;

/// The input is not text, over a limit, or contradicts itself. The message says what, where and
/// what to do. Nothing else stops a reader: whatever can be read, is.
public final class UnreadableLawException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreadableLawException(String message) {
        super(message);
    }

    public UnreadableLawException(String message, Throwable cause) {
        super(message, cause);
    }
}
