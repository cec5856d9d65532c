package org.kenes.ledger.verify;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.strict.Decimal;
import org.kenes.ledger.strict.Shown;
import org.kenes.ledger.tile.FolderSource;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tile.TlogProof;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Merkle;
import org.kenes.ledger.witness.Policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Checks everything there is to check about a log: signature, cosignatures and quorum; every
/// entry, every tile of every level byte for byte; nothing foreign beside them; proofs; older
/// checkpoints.
///
/// What it cannot notice is a shorter consistent copy of the same log: for that there is
/// [RememberedHead].
public final class LogVerifier {

    private final Source source;
    private final VerifierKey log;
    private String origin;
    private Policy policy = Policy.of(List.of(), 0);
    private boolean growing;
    private int samples = 64;
    private int jobs = 1;
    private final List<byte[]> older = new ArrayList<>();

    private LogVerifier(Source source, VerifierKey log) {
        this.source = source;
        this.log = log;
        this.origin = log.name();
    }

    public static LogVerifier of(Source source, VerifierKey log) {
        return new LogVerifier(source, log);
    }

    public LogVerifier origin(String expected) {
        origin = expected;
        return this;
    }

    /// Known witnesses and the quorum that the checkpoint must have.
    public LogVerifier policy(Policy known) {
        policy = known;
        return this;
    }

    /// Files beyond the size of the checkpoint are allowed: the log is being written.
    public LogVerifier growing(boolean allowed) {
        growing = allowed;
        return this;
    }

    /// How many inclusion proofs to try beside the fixed ones.
    public LogVerifier samples(int number) {
        samples = number;
        return this;
    }

    /// Threads that read and hash entry bundles.
    public LogVerifier jobs(int number) {
        jobs = Math.max(1, number);
        return this;
    }

    /// An older checkpoint or tlog-proof that must be a prefix of this log.
    public LogVerifier older(byte[] checkpointOrProof) {
        older.add(checkpointOrProof.clone());
        return this;
    }

    /// @param lines what was checked, one per line, for a reader
    public record Verified(SignedCheckpoint checkpoint, List<String> lines) {}

    /// @throws VerificationException naming the first thing that does not hold
    /// @throws UncheckedIOException if the source cannot be read
    public Verified verify() {
        LogReader reader = new LogReader(source);
        List<String> lines = new ArrayList<>();
        SignedCheckpoint signed = signed(reader, lines);
        long size = signed.size();
        TreeCheck.Checked checked = new TreeCheck(source, size, jobs, growing).check();
        Hash root = checked.root();
        if (!root.equals(signed.root())) {
            throw new VerificationException(
                    "the entries hash to " + root + ", the checkpoint says " + signed.root());
        }
        lines.add("ok " + size + " entries hash to the root, every tile is right");
        if (checked.files() >= 0) {
            lines.add("ok " + checked.files() + " files, nothing foreign");
        }
        lines.add("ok " + sample(reader, signed) + " inclusion proofs");
        lines.add("ok " + prefixes(reader, signed) + " older checkpoints are prefixes");
        return new Verified(signed, lines);
    }

    private SignedCheckpoint signed(LogReader reader, List<String> lines) {
        SignedCheckpoint signed;
        try {
            signed =
                    SignedCheckpoint.open(
                            SignedNote.parse(reader.checkpoint()),
                            log,
                            origin,
                            policy.witnessKeys());
        } catch (MalformedException e) {
            throw new VerificationException("checkpoint: " + e.getMessage(), e);
        }
        if (!policy.isSatisfiedBy(signed)) {
            throw new VerificationException(
                    "quorum not reached: " + signed.cosignatures().size() + " known cosignatures");
        }
        lines.add("ok signed by " + log.name() + ", cosignatures " + signed.cosignatures().size());
        if (!signed.checkpoint().extensions().isEmpty()) {
            lines.add("note: " + signed.checkpoint().extensions().size() + " extension lines");
        }
        return signed;
    }

    private int sample(LogReader reader, SignedCheckpoint signed) {
        long size = signed.size();
        SplittableRandom places = new SplittableRandom(0x6b656e6573L);
        List<Long> indices = new ArrayList<>(List.of(0L, 255L, 256L, 65_535L, 65_536L, size - 1));
        for (int i = 0; i < samples && size > 0; i++) {
            indices.add(places.nextLong(size));
        }
        int checked = 0;
        for (long index : indices) {
            if (index >= 0 && index < size) {
                Hash leaf = Merkle.leaf(reader.entry(index, size));
                reader.inclusion(index, size).verify(leaf, signed.root());
                checked++;
            }
        }
        return checked;
    }

    private int prefixes(LogReader reader, SignedCheckpoint signed) {
        List<byte[]> notes = new ArrayList<>(older);
        if (source instanceof FolderSource folder) {
            notes.addAll(kept(folder.root()));
        }
        for (byte[] note : notes) {
            checkPrefix(reader, signed, open(note));
        }
        return notes.size();
    }

    private SignedCheckpoint open(byte[] bytes) {
        try {
            SignedNote note =
                    TlogProof.isProof(bytes)
                            ? TlogProof.parse(bytes).checkpoint()
                            : SignedNote.parse(bytes);
            return SignedCheckpoint.open(note, log, origin, policy.witnessKeys());
        } catch (MalformedException e) {
            throw new VerificationException("older checkpoint: " + e.getMessage(), e);
        }
    }

    private void checkPrefix(LogReader reader, SignedCheckpoint signed, SignedCheckpoint old) {
        if (old.size() > signed.size()) {
            if (growing) {
                return;
            }
            throw new VerificationException(
                    "an older checkpoint has size "
                            + old.size()
                            + ", this log only "
                            + signed.size());
        }
        if (!reader.root(old.size(), signed.size()).equals(old.root())) {
            throw new VerificationException(
                    "two histories: the signed checkpoint of size "
                            + old.size()
                            + " is not a prefix");
        }
    }

    private List<byte[]> kept(Path root) {
        List<byte[]> notes = new ArrayList<>();
        try (Stream<Path> files = Files.list(root)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith("checkpoint.")
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    byte[] note = Files.readAllBytes(file);
                    if (open(note).size() != sizeIn(name)) {
                        throw new VerificationException(name + " is not of the size in its name");
                    }
                    notes.add(note);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return notes;
    }

    private static long sizeIn(String name) {
        try {
            return Decimal.parse(name.substring("checkpoint.".length()));
        } catch (MalformedException e) {
            throw new VerificationException("foreign file " + Shown.of(name), e);
        }
    }
}
