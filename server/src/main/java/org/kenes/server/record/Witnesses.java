package org.kenes.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.witness.Policy;
import org.kenes.ledger.witness.WitnessAnswer;
import org.kenes.ledger.witness.WitnessClient;
import org.kenes.ledger.witness.WitnessClient.Asked;
import org.kenes.ledger.witness.WitnessClient.Patience;
import org.kenes.server.shell.Options.UsageException;
import org.kenes.server.shell.Settings;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Those of opposed interests who cosign what is published, as the policy of the dialogue names
/// them. Nothing is published without its quorum.
@Component
class Witnesses implements AutoCloseable {
    private static final String NOBODY = "quorum none\n";

    private final byte[] text;
    private final Policy policy;
    private final WitnessClient client;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    Witnesses(Settings settings) {
        Path file = settings.record().policy();
        try {
            text = file == null ? NOBODY.getBytes(UTF_8) : Files.readAllBytes(file);
            policy = Policy.parse(new String(text, UTF_8));
        } catch (IOException | MalformedException e) {
            throw new UsageException("the witness policy " + file + ": " + e.getMessage());
        }
        client = new WitnessClient(policy, Patience.USUAL);
    }

    boolean none() {
        return policy.witnesses().isEmpty();
    }

    Policy policy() {
        return policy;
    }

    /// The policy as it was written.
    byte[] text() {
        return text.clone();
    }

    /// Asks all of them at once, five seconds at most.
    ///
    /// @throws org.kenes.ledger.HaltException if one of them knows another history
    Asked ask(SignedNote note, LogReader log) {
        Asked asked = client.ask(note, log::consistency).orHalt();
        asked.answers()
                .forEach((name, answer) -> {
                    if (answer instanceof WitnessAnswer.Cosigned cosigned) {
                        seen.put(name, Instant.ofEpochSecond(cosigned.time()));
                    }
                });
        return asked;
    }

    /// When it last cosigned, since this process began.
    Optional<Instant> lastSeen(Policy.Party witness) {
        @Nullable Instant at = seen.get(witness.name());
        return Optional.ofNullable(at);
    }

    @Override
    public void close() {
        client.close();
    }
}
