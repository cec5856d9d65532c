package org.kenes.cli.words;

/// The command line, or a file it names, is wrong: exit 2.
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
