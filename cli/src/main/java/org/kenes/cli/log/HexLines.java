package org.kenes.cli.log;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.words.UsageException;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.tile.EntryBundle;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file with one entry per line in hex.
final class HexLines implements AutoCloseable {
    private final Path file;
    private final BufferedReader lines;
    private long number;

    HexLines(Path file) {
        this.file = file;
        try {
            lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UsageException("cannot read " + file);
        }
    }

    /// The next entry, or null after the last.
    byte @Nullable [] next() {
        try {
            String line = lines.readLine();
            number++;
            if (line == null) {
                return null;
            }
            byte[] entry = Hex.decode(line);
            if (entry.length > EntryBundle.LONGEST_ENTRY) {
                throw new MalformedException("an entry has at most 65,535 bytes");
            }
            return entry;
        } catch (MalformedException e) {
            throw new UsageException(file + " line " + number + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UsageException("cannot read " + file);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
