package org.kenes.server.record;

/// The record cannot be opened as it is: going on would sign a second history, or already has. The
/// message is for the operator and names both heads.
public final class RefusedStart extends RuntimeException {
    public RefusedStart(String message) {
        super(message);
    }
}
