package org.kenes.ledger;

/// Signing must stop for good: the store holds other bytes than those about to be written, or the
/// disk did not take them. Whoever catches this MUST NOT sign or publish again before a person has
/// looked; it is never retried.
public final class HaltException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public HaltException(String message) {
        super(message);
    }

    public HaltException(String message, Throwable cause) {
        super(message, cause);
    }
}
