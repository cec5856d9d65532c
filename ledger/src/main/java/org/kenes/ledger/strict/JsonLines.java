package org.kenes.ledger.strict;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Lines of a JSON Lines file, one in memory at a time. Each ends in a newline and has at most 1
/// MiB. Not thread-safe; the stream is closed by whoever opened it.
public final class JsonLines {
    public static final int LONGEST = 1 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int at;
    private int end;
    private long number;

    public JsonLines(InputStream in) {
        this.in = in;
    }

    /// Number of the line that was read last; the first is 1.
    public long number() {
        return number;
    }

    /// The next line without its newline, or null after the last.
    ///
    /// @throws MalformedException with its number, if a line is too long or the last one does not
    ///   end in a newline
    public byte @Nullable [] next() throws IOException {
        line.reset();
        number++;
        while (true) {
            if (at == end) {
                end = in.read(buffer);
                at = 0;
                if (end < 0) {
                    end = 0;
                    if (line.size() > 0) {
                        throw refused("does not end in a newline");
                    }
                    return null;
                }
            }
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            line.write(buffer, from, at - from);
            if (line.size() > LONGEST) {
                throw refused("is longer than 1 MiB");
            }
            if (at < end) {
                at++;
                return line.toByteArray();
            }
        }
    }

    private MalformedException refused(String why) {
        return new MalformedException("line " + number + " " + why);
    }
}
