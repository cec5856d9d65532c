package org.kenes.cli.log;

/// The command line, or a file it names, is wrong: exit 2.
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
