package org.kenes.dataset;

import org.jspecify.annotations.Nullable;

/// A file that somebody handed over cannot be used. The message is `file:line:column: what`, as
/// compilers print it; line and column are 1-based and 1 where the fault has no place.
public final class InvalidInput extends RuntimeException {
    private final String file;
    private final int line;
    private final int column;

    public InvalidInput(String file, int line, int column, String what) {
        this(file, line, column, what, null);
    }

    public InvalidInput(String file, int line, int column, String what, @Nullable Throwable cause) {
        super(file + ":" + line + ":" + column + ": " + what, cause);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
