package org.kenes.ledger.witness;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.NoteSignature;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.store.Disk;
import org.kenes.ledger.strict.Lines;
import org.kenes.ledger.tree.ConsistencyProof;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Merkle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Confirms checkpoints that continue everything it has seen before, and nothing else (C2SP
/// tlog-witness). It says yes only after its memory of the yes is on the disk.
///
/// Thread-safe; requests about one log wait for each other.
public final class Witness {
    private final SigningKey key;
    private final WitnessState state;
    private final InstantSource clock;
    private final Consumer<String> alarm;
    private final Map<String, Known> logs = new LinkedHashMap<>();

    private static final class Known {
        final List<VerifierKey> keys = new ArrayList<>();
        final ReentrantLock lock = new ReentrantLock();
        @Nullable SignedCheckpoint last;
    }

    /// An answer as HTTP has it.
    ///
    /// @param type of the content
    public record Answer(int status, String type, String body) {
        private static final String TEXT = "text/plain; charset=utf-8";

        static Answer text(int status, String body) {
            return new Answer(status, TEXT, body);
        }

        static Answer refused(int status, Exception why) {
            return text(status, why.getMessage() + "\n");
        }
    }

    private Witness(
            SigningKey key, WitnessState state, InstantSource clock, Consumer<String> alarm) {
        this.key = key;
        this.state = state;
        this.clock = clock;
        this.alarm = alarm;
    }

    /// @param folder its memory; whoever deletes it makes this witness worthless
    /// @param logs keys of the logs it watches; the name of a key is the origin
    /// @param init that it may know nothing yet about some of them: without this, a lost disk would
    ///   silently become a fresh witness
    /// @param alarm told, once each, about checkpoints that contradict what was cosigned
    /// @throws MalformedException if its memory of a log is missing or unreadable
    public static Witness open(
            Path folder,
            Disk disk,
            SigningKey key,
            List<VerifierKey> logs,
            boolean init,
            InstantSource clock,
            Consumer<String> alarm)
            throws IOException {
        if (key.verifier().type() != KeyType.COSIGNATURE) {
            throw new MalformedException(key.name() + " is not the key of a witness");
        }
        Witness witness =
                new Witness(key, new WitnessState(folder, disk, key.verifier()), clock, alarm);
        for (VerifierKey log : logs) {
            if (log.type() != KeyType.ED25519) {
                throw new MalformedException(log.name() + " is not the key of a log");
            }
            witness.logs.computeIfAbsent(log.name(), name -> new Known()).keys.add(log);
        }
        for (Map.Entry<String, Known> log : witness.logs.entrySet()) {
            String origin = log.getKey();
            if (!witness.state.knows(origin)) {
                if (!init) {
                    throw new MalformedException(
                            "nothing is known about "
                                    + origin
                                    + " in "
                                    + folder
                                    + "; if it was never witnessed before, say --init");
                }
                witness.state.begin(origin);
            }
            log.getValue().last = witness.state.last(log.getValue().keys, origin);
        }
        return witness;
    }

    /// The answer to `POST …/add-checkpoint`, in the order of checks that the standard asks for.
    public Answer addCheckpoint(byte[] body) {
        if (body.length > AddCheckpoint.LONGEST) {
            return Answer.text(413, "a request has at most 96 KiB\n");
        }
        AddCheckpoint request;
        try {
            request = AddCheckpoint.parse(body);
        } catch (MalformedException e) {
            return Answer.refused(400, e);
        }
        Known log = logs.get(request.origin());
        if (log == null) {
            return Answer.text(404, "unknown log\n");
        }
        SignedNote note;
        Seen seen;
        try {
            note = SignedNote.parse(request.note());
            verify(note, log);
            seen = seen(note);
        } catch (MalformedException | VerificationException e) {
            return Answer.refused(403, e);
        }
        if (request.old() > seen.size()) {
            return Answer.text(400, "old is larger than the size of the checkpoint\n");
        }
        log.lock.lock();
        try {
            return decide(request, note, seen, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            log.lock.unlock();
        }
    }

    /// @param checkpoint null if it claims size 0 with another root than the empty tree has
    private record Seen(long size, @Nullable Checkpoint checkpoint) {}

    private static Seen seen(SignedNote note) {
        List<String> lines = Lines.of(note.text());
        if (lines.size() > 2
                && lines.get(1).equals("0")
                && !Hash.ofBase64(lines.get(2)).equals(Merkle.EMPTY)) {
            return new Seen(0, null);
        }
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        return new Seen(checkpoint.size(), checkpoint);
    }

    /// At least one known key of the log must have signed, and none of them wrongly.
    private static void verify(SignedNote note, Known log) {
        int signed = 0;
        for (VerifierKey logKey : log.keys) {
            if (note.signatures().stream().anyMatch(line -> line.isBy(logKey))) {
                note.verify(logKey);
                signed++;
            }
        }
        if (signed == 0) {
            throw new VerificationException("not signed by a known key of the log");
        }
    }

    private Answer decide(AddCheckpoint request, SignedNote note, Seen seen, Known log)
            throws IOException {
        SignedCheckpoint last = log.last;
        long known = last == null ? 0 : last.size();
        Hash knownRoot = last == null ? Merkle.EMPTY : last.root();
        Checkpoint checkpoint = seen.checkpoint();
        if (checkpoint != null
                && checkpoint.size() == known
                && !checkpoint.root().equals(knownRoot)) {
            alarm(request, note, "another root for the size " + known);
        }
        if (request.old() != known) {
            return new Answer(409, "text/x.tlog.size", known + "\n");
        }
        if (checkpoint == null) {
            return Answer.text(422, "an empty log has the root H(\"\")\n");
        }
        try {
            new ConsistencyProof(known, checkpoint.size(), request.proof())
                    .verify(knownRoot, checkpoint.root());
        } catch (VerificationException e) {
            if (checkpoint.size() > known) {
                alarm(request, note, String.valueOf(e.getMessage()));
            }
            return Answer.refused(422, e);
        }
        return cosign(note, checkpoint, log);
    }

    private Answer cosign(SignedNote note, Checkpoint checkpoint, Known log) throws IOException {
        long time = clock.instant().getEpochSecond();
        if (log.last != null) {
            time = Math.max(time, log.last.cosignatures().getFirst().time());
        }
        NoteSignature line = key.cosign(checkpoint, time);
        VerifierKey signer =
                log.keys.stream()
                        .filter(k -> note.signatures().stream().anyMatch(s -> s.isBy(k)))
                        .findFirst()
                        .orElseThrow();
        List<NoteSignature> kept = new ArrayList<>();
        note.signatures().stream()
                .filter(s -> log.keys.stream().anyMatch(s::isBy))
                .limit(16)
                .forEach(kept::add);
        kept.add(line);
        SignedCheckpoint cosigned =
                SignedCheckpoint.open(
                        new SignedNote(note.text(), kept),
                        signer,
                        checkpoint.origin(),
                        List.of(key.verifier()));
        // The memory first: a yes that was given and forgotten could be given again to another.
        state.keep(cosigned);
        log.last = cosigned;
        return Answer.text(200, line + "\n");
    }

    private void alarm(AddCheckpoint request, SignedNote note, String what) throws IOException {
        Path kept = state.evidence(request, note);
        if (kept != null) {
            alarm.accept(request.origin() + ": " + what + "; kept in " + kept);
        }
    }

    /// The last checkpoint cosigned, by the hex hash of its origin.
    public Optional<byte[]> last(String hashOfOrigin) {
        for (Map.Entry<String, Known> log : logs.entrySet()) {
            if (WitnessState.name(log.getKey()).equals(hashOfOrigin)) {
                Known known = log.getValue();
                known.lock.lock();
                try {
                    return Optional.ofNullable(known.last).map(last -> last.note().bytes());
                } finally {
                    known.lock.unlock();
                }
            }
        }
        return Optional.empty();
    }
}
