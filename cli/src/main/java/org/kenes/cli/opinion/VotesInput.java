package org.kenes.cli.opinion;

import org.kenes.opinion.vote.VoteFile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// Votes in any of the formats that are read: what begins with a bracket is JSON, all else CSV;
/// both may be gzipped.
final class VotesInput {
    private static final int GZIP = 0x1f;
    private static final int LOOK = 1 << 16;

    private VotesInput() {}

    static VoteFile read(String name) throws IOException {
        try (InputStream bytes = plain(Output.open(name))) {
            bytes.mark(1);
            int first = bytes.read();
            bytes.reset();
            return first == '[' ? RawVotes.read(name, bytes) : VoteFile.read(name, bytes);
        }
    }

    private static InputStream plain(InputStream from) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(from, LOOK);
        bytes.mark(1);
        int first = bytes.read();
        bytes.reset();
        return first == GZIP
                ? new BufferedInputStream(new GZIPInputStream(bytes, LOOK), LOOK)
                : bytes;
    }
}
