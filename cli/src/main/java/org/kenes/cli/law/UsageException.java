package org.kenes.cli.law;

/// The command line is wrong: exit 2.
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
