package org.kenes.opinion.vote;

/// More than can be analysed; the message names the limit.
public final class LimitException extends RuntimeException {
    public LimitException(String message) {
        super(message);
    }
}
