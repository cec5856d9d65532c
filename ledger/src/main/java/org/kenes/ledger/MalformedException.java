package org.kenes.ledger;

/// Bytes or text that are not in the form the specification asks for. Nothing is repaired, nothing
/// is guessed; the message says what was expected where.
public final class MalformedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public MalformedException(String message) {
        super(message);
    }

    public MalformedException(String message, Throwable cause) {
        super(message, cause);
    }
}
