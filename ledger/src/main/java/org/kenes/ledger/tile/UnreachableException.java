package org.kenes.ledger.tile;

import java.io.IOException;

/// The server of a log gave no usable answer: it says nothing about the log.
public final class UnreachableException extends IOException {
    private static final long serialVersionUID = 1;

    UnreachableException(String message) {
        super(message);
    }

    UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
