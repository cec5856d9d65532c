package org.kenes.ledger.witness;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.HaltException;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.Cosignature;
import org.kenes.ledger.note.NoteSignature;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.strict.Decimal;
import org.kenes.ledger.strict.Shown;
import org.kenes.ledger.tree.ConsistencyProof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Asks all witnesses of a policy at once for their cosignatures and waits until there are enough.
/// It remembers how far each of them is, so that the second question is right at once.
///
/// Thread-safe, but one checkpoint should be asked for at a time.
public final class WitnessClient implements AutoCloseable {
    /// How long one witness may take, and how long all together.
    public record Patience(Duration each, Duration all) {
        public static final Patience USUAL =
                new Patience(Duration.ofSeconds(3), Duration.ofSeconds(5));
    }

    /// Makes the proof that a witness needs; called by several threads, one at a time.
    @FunctionalInterface
    public interface Proofs {
        ConsistencyProof between(long from, long size);
    }

    /// What all of them said so far.
    ///
    /// @param note the log's signature and one line per witness that cosigned, in the order of the
    ///   policy
    /// @param enough whether the quorum of the policy is reached
    /// @param answers by name of the witness; one that was still thinking is not there
    public record Asked(SignedNote note, boolean enough, Map<String, WitnessAnswer> answers) {
        /// @throws HaltException if a witness contradicts: nothing may be published
        public Asked orHalt() {
            answers.forEach((name, answer) -> {
                if (answer instanceof WitnessAnswer.Contradicts contradicts) {
                    throw new HaltException("witness " + name + ": " + contradicts.why());
                }
            });
            return this;
        }

        /// One line per witness, for a message.
        public List<String> lines() {
            return answers.entrySet().stream()
                    .map(e ->
                            e.getKey()
                                    + ": "
                                    + switch (e.getValue()) {
                                        case WitnessAnswer.Cosigned cosigned ->
                                                "cosigned at " + cosigned.time();
                                        case WitnessAnswer.Unreachable u ->
                                                "not reached: " + u.why();
                                        case WitnessAnswer.Refused r -> "refused: " + r.why();
                                        case WitnessAnswer.Contradicts c ->
                                                "contradicts: " + c.why();
                                    })
                    .toList();
        }
    }

    private static final int LONGEST_ANSWER = 64 * 1024;

    private final Policy policy;
    private final Patience patience;
    private final Map<String, Long> known = new ConcurrentHashMap<>();
    private final HttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public WitnessClient(Policy policy, Patience patience) {
        this.policy = policy;
        this.patience = patience;
        this.http = HttpClient.newBuilder().connectTimeout(patience.each()).build();
    }

    /// Asks until the policy is satisfied, everyone has answered, or patience is over. Never throws
    /// because of what a witness does.
    ///
    /// @param note signed by the log; cosignatures it already has are left out
    public Asked ask(SignedNote note, Proofs proofs) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        SignedNote own =
                new SignedNote(
                        note.text(),
                        note.signatures().stream()
                                .filter(line -> policy.witnessKeys().stream().noneMatch(line::isBy))
                                .toList());
        Proofs locked = oneAtATime(proofs);
        Map<String, WitnessAnswer> answers = new ConcurrentHashMap<>();
        List<Policy.Party> asked =
                policy.witnesses().stream().filter(w -> w.url() != null).toList();
        CountDownLatch waiting = new CountDownLatch(asked.size());
        Object changed = new Object();
        for (Policy.Party witness : asked) {
            threads.execute(() -> {
                WitnessAnswer answer = ask(witness, own, checkpoint, locked);
                synchronized (changed) {
                    answers.put(witness.name(), answer);
                    waiting.countDown();
                    changed.notifyAll();
                }
            });
        }
        await(changed, () -> waiting.getCount() == 0 || enough(answers));
        return collect(own, answers);
    }

    private static Proofs oneAtATime(Proofs proofs) {
        return (from, size) -> {
            synchronized (proofs) {
                return proofs.between(from, size);
            }
        };
    }

    private void await(Object changed, BooleanSupplier done) {
        long end = System.nanoTime() + patience.all().toNanos();
        synchronized (changed) {
            try {
                while (!done.getAsBoolean()) {
                    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                    if (left <= 0) {
                        return;
                    }
                    changed.wait(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean enough(Map<String, WitnessAnswer> answers) {
        return policy.isSatisfiedBy(
                policy.witnesses().stream()
                        .filter(w -> answers.get(w.name()) instanceof WitnessAnswer.Cosigned)
                        .map(Policy.Party::key)
                        .toList());
    }

    private Asked collect(SignedNote own, Map<String, WitnessAnswer> answers) {
        List<NoteSignature> lines = new ArrayList<>(own.signatures());
        Map<String, WitnessAnswer> ordered = new LinkedHashMap<>();
        Map<String, WitnessAnswer> now = Map.copyOf(answers);
        for (Policy.Party witness : policy.witnesses()) {
            WitnessAnswer answer = now.get(witness.name());
            if (answer != null) {
                ordered.put(witness.name(), answer);
            }
            if (answer instanceof WitnessAnswer.Cosigned cosigned) {
                lines.add(cosigned.line());
            }
        }
        return new Asked(new SignedNote(own.text(), lines), enough(now), ordered);
    }

    private WitnessAnswer ask(
            Policy.Party witness, SignedNote note, Checkpoint checkpoint, Proofs proofs) {
        long guess = Math.min(known.getOrDefault(witness.name(), 0L), checkpoint.size());
        try {
            HttpResponse<byte[]> first = post(witness, note, guess, checkpoint, proofs);
            if (first.statusCode() != 409) {
                return read(witness, first, checkpoint, guess);
            }
            long size = size(first);
            if (size > checkpoint.size()) {
                return new WitnessAnswer.Contradicts(
                        "it knows the size " + size + ", we are at " + checkpoint.size());
            }
            if (size == guess) {
                // Older witnesses answer so when the size is right and the root is not.
                return new WitnessAnswer.Contradicts("it knows another root of size " + size);
            }
            HttpResponse<byte[]> second = post(witness, note, size, checkpoint, proofs);
            return second.statusCode() == 409
                    ? again(second, checkpoint, size)
                    : read(witness, second, checkpoint, size);
        } catch (MalformedException | VerificationException e) {
            return new WitnessAnswer.Refused(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new WitnessAnswer.Unreachable("interrupted");
        } catch (IOException | RuntimeException e) {
            return new WitnessAnswer.Unreachable(
                    e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    private static WitnessAnswer again(
            HttpResponse<byte[]> second, Checkpoint checkpoint, long asked) {
        long size = size(second);
        if (size > checkpoint.size()) {
            return new WitnessAnswer.Contradicts(
                    "it knows the size " + size + ", we are at " + checkpoint.size());
        }
        return size == asked
                ? new WitnessAnswer.Contradicts("it knows another root of size " + size)
                : new WitnessAnswer.Refused("it cannot make up its mind about its size");
    }

    private HttpResponse<byte[]> post(
            Policy.Party witness, SignedNote note, long old, Checkpoint checkpoint, Proofs proofs)
            throws IOException, InterruptedException {
        byte[] body =
                new AddCheckpoint(old, proofs.between(old, checkpoint.size()).path(), note.bytes())
                        .bytes();
        HttpRequest request =
                HttpRequest.newBuilder(addCheckpoint(witness))
                        .timeout(patience.each())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        return http.send(
                request,
                HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofByteArray(), LONGEST_ANSWER));
    }

    private static URI addCheckpoint(Policy.Party witness) {
        String url = java.util.Objects.requireNonNull(witness.url());
        return URI.create(url.endsWith("/") ? url + "add-checkpoint" : url + "/add-checkpoint");
    }

    private static long size(HttpResponse<byte[]> response) {
        String body = new String(response.body(), StandardCharsets.ISO_8859_1);
        if (!body.endsWith("\n")) {
            throw new MalformedException("409 without a size: \"" + Shown.of(body) + "\"");
        }
        return Decimal.parse(body.substring(0, body.length() - 1));
    }

    private WitnessAnswer read(
            Policy.Party witness, HttpResponse<byte[]> response, Checkpoint checkpoint, long old) {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        return switch (response.statusCode()) {
            case 200 -> {
                WitnessAnswer answer = cosigned(witness, body, checkpoint);
                if (answer instanceof WitnessAnswer.Cosigned) {
                    known.put(witness.name(), checkpoint.size());
                }
                yield answer;
            }
            // Our proof is right, so what it has at `old` must be another tree.
            case 422 ->
                    new WitnessAnswer.Contradicts(
                            "it refuses the proof from size " + old + ": " + Shown.of(body));
            default ->
                    new WitnessAnswer.Refused(
                            "status " + response.statusCode() + " " + Shown.of(body));
        };
    }

    /// Lines of other keys are none of our business; ours must be right, and one is enough.
    private static WitnessAnswer cosigned(
            Policy.Party witness, String body, Checkpoint checkpoint) {
        @Nullable NoteSignature found = null;
        for (String line : body.split("\n", -1)) {
            if (line.isEmpty()) {
                continue;
            }
            NoteSignature signature = NoteSignature.parse(line);
            if (found == null && signature.isBy(witness.key())) {
                found = signature;
            }
        }
        if (found == null) {
            return new WitnessAnswer.Refused("no cosignature by " + witness.key().name());
        }
        return new WitnessAnswer.Cosigned(
                found, Cosignature.verify(found, witness.key(), checkpoint).time());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }
}
