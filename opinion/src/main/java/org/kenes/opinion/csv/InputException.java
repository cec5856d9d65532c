package org.kenes.opinion.csv;

/// A file that cannot be used; the message names each place.
public final class InputException extends RuntimeException {
    public InputException(String message) {
        super(message);
    }
}
