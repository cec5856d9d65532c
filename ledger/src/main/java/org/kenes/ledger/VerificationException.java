package org.kenes.ledger;

/// A check failed: what was shown is not what the signed head commits to. This is a result, not a
/// bug; the message names the first thing that does not hold and is fit to be shown to a reader.
public final class VerificationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public VerificationException(String message) {
        super(message);
    }

    public VerificationException(String message, Throwable cause) {
        super(message, cause);
    }
}
