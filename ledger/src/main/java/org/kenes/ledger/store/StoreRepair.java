package org.kenes.ledger.store;

import org.kenes.ledger.HaltException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.tile.TilePath;
import org.kenes.ledger.tree.Head;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/// Compares a store with what it must be, and puts back what is missing. It never guesses: the
/// entries it is given must hash to the head, the head is the caller's (from the database, from a
/// signed checkpoint), and a file that is there with other bytes is a contradiction, not damage to
/// be repaired.
///
/// Older partial tiles are none of its business: nobody needs them, and `verify` looks at them.
public final class StoreRepair {
    private final Path root;
    private final Path temporary;
    private final Disk disk;
    private final Head head;

    /// What is wrong with a file.
    public enum Kind {
        /// It is not there.
        MISSING,
        /// It is the beginning of what it must be, as a crash can leave it.
        SHORT,
        /// It has other bytes.
        OTHER
    }

    /// A file that is not as it must be.
    public record Finding(TilePath path, Kind kind) {
        @Override
        public String toString() {
            return switch (kind) {
                case MISSING -> "missing " + path;
                case SHORT -> "too short " + path;
                case OTHER -> "other bytes in " + path;
            };
        }
    }

    /// @param temporary folder on the same file system, outside the root, with room for a second
    ///   copy of the log
    /// @param head what the store must be
    public StoreRepair(Path root, Path temporary, Disk disk, Head head) {
        this.root = root;
        this.temporary = temporary;
        this.disk = disk;
        this.head = head;
    }

    /// Changes nothing.
    ///
    /// @param entries of the whole log from the first to the last
    /// @return what is wrong, in the order of [TilePath#of]; empty if nothing is
    /// @throws VerificationException if the entries do not hash to the head
    public List<Finding> examine(Iterator<byte[]> entries) throws IOException {
        Path scratch = scratch(entries);
        try {
            return findings(scratch);
        } finally {
            delete(scratch);
        }
    }

    /// Puts back what is missing or short. When it returns, that is durable.
    ///
    /// @return what was wrong and is right now
    /// @throws VerificationException if the entries do not hash to the head; nothing was changed
    /// @throws HaltException if a file has other bytes; nothing was changed
    public List<Finding> repair(Iterator<byte[]> entries) throws IOException {
        Path scratch = scratch(entries);
        try {
            List<Finding> findings = findings(scratch);
            for (Finding finding : findings) {
                if (finding.kind() == Kind.OTHER) {
                    throw new HaltException(root + ": " + finding + "; nothing was repaired");
                }
            }
            DurableFiles files = new DurableFiles(root, temporary, disk);
            for (Finding finding : findings) {
                String path = finding.path().toString();
                files.replace(root.resolve(path), Files.readAllBytes(scratch.resolve(path)));
            }
            return findings;
        } finally {
            delete(scratch);
        }
    }

    /// The log as it must be, made again from its entries.
    private Path scratch(Iterator<byte[]> entries) throws IOException {
        Files.createDirectories(temporary);
        Path scratch = Files.createTempDirectory(temporary, "rebuilt");
        try {
            Head made =
                    LogWriter.open(scratch, temporary, Durability.NONE, Head.EMPTY)
                            .writeTiles(0, entries);
            if (!made.equals(head)) {
                throw new VerificationException(
                        "the entries give size "
                                + made.size()
                                + " root "
                                + made.root()
                                + ", the head says size "
                                + head.size()
                                + " root "
                                + head.root());
            }
            return scratch;
        } catch (RuntimeException e) {
            delete(scratch);
            throw e;
        }
    }

    private List<Finding> findings(Path scratch) throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (TilePath path : TilePath.of(head.size())) {
            byte[] right = Files.readAllBytes(scratch.resolve(path.toString()));
            try {
                byte[] there = Files.readAllBytes(root.resolve(path.toString()));
                if (!Arrays.equals(there, right)) {
                    boolean beginning =
                            there.length < right.length
                                    && Arrays.equals(there, Arrays.copyOf(right, there.length));
                    findings.add(new Finding(path, beginning ? Kind.SHORT : Kind.OTHER));
                }
            } catch (NoSuchFileException e) {
                findings.add(new Finding(path, Kind.MISSING));
            }
        }
        return findings;
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
