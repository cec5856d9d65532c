package org.kenes.ledger.witness;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.store.Disk;
import org.kenes.ledger.store.DurableFiles;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.tree.Hash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// What a witness must never forget: per log one file with the last checkpoint it cosigned. The
/// file is there, without a checkpoint, from the moment the log was made known; so one that is lost
/// is noticed.
final class WitnessState {
    private static final String FORMAT = "kenes/witness/v1\n";

    private final Path folder;
    private final DurableFiles files;
    private final VerifierKey witness;

    WitnessState(Path folder, Disk disk, VerifierKey witness) {
        this.folder = folder.toAbsolutePath();
        this.files = new DurableFiles(this.folder, this.folder, disk);
        this.witness = witness;
    }

    static String name(String origin) {
        return Hex.encode(Hash.sha256(origin.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    private Path file(String origin) {
        return folder.resolve(name(origin));
    }

    boolean knows(String origin) {
        return Files.exists(file(origin));
    }

    void begin(String origin) throws IOException {
        Files.createDirectories(folder);
        files.replace(file(origin), FORMAT.getBytes(StandardCharsets.US_ASCII));
    }

    /// The last cosigned checkpoint, or null if there was none yet.
    ///
    /// @throws MalformedException if the file is not what this witness wrote
    @Nullable SignedCheckpoint last(List<VerifierKey> log, String origin) throws IOException {
        byte[] bytes = Files.readAllBytes(file(origin));
        byte[] format = FORMAT.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length < format.length
                || !Arrays.equals(bytes, 0, format.length, format, 0, format.length)) {
            throw new MalformedException(file(origin) + " is not the state of a witness");
        }
        if (bytes.length == format.length) {
            return null;
        }
        try {
            SignedNote note =
                    SignedNote.parse(Arrays.copyOfRange(bytes, format.length, bytes.length));
            VerifierKey key =
                    log.stream()
                            .filter(k -> note.signatures().stream().anyMatch(s -> s.isBy(k)))
                            .findFirst()
                            .orElseThrow(() -> new MalformedException("no key of its log"));
            SignedCheckpoint last = SignedCheckpoint.open(note, key, origin, List.of(witness));
            if (last.cosignatures().isEmpty()) {
                throw new MalformedException("not cosigned by " + witness.name());
            }
            return last;
        } catch (MalformedException | VerificationException e) {
            throw new MalformedException(
                    file(origin) + " is not the state of this witness: " + e.getMessage(), e);
        }
    }

    void keep(SignedCheckpoint cosigned) throws IOException {
        files.replace(
                file(cosigned.checkpoint().origin()),
                (FORMAT + cosigned.note()).getBytes(StandardCharsets.UTF_8));
    }

    /// Keeps a contradiction, once per checkpoint: anybody can send the same one with another
    /// proof, only the log can sign another one.
    ///
    /// @return where, or null if it was there
    @Nullable Path evidence(AddCheckpoint request, SignedNote note) throws IOException {
        Path file =
                folder.resolve("evidence")
                        .resolve(Hash.sha256(note.text().getBytes(StandardCharsets.UTF_8)).hex());
        if (Files.exists(file)) {
            return null;
        }
        files.replace(file, request.bytes());
        return file;
    }
}
