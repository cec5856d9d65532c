package org.kenes.server.record.sequence;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.cli.words.UsageException;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.witness.Policy;
import org.kenes.ledger.witness.WitnessClient;
import org.kenes.ledger.witness.WitnessClient.Asked;
import org.kenes.ledger.witness.WitnessClient.Patience;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Those of opposed interests who cosign what is published, as the policy of the dialogue names
/// them. Nothing is published without its quorum.
@Component
public class Witnesses implements AutoCloseable {
    private static final String NOBODY = "quorum none\n";

    private final byte[] text;
    private final Policy policy;
    private final WitnessClient client;

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

    public Policy policy() {
        return policy;
    }

    /// The policy as it was written.
    public byte[] text() {
        return text.clone();
    }

    /// Asks all of them at once, five seconds at most.
    ///
    /// @throws org.kenes.ledger.HaltException if one of them knows another history
    Asked ask(SignedNote note, LogReader log) {
        return client.ask(note, log::consistency).orHalt();
    }

    @Override
    public void close() {
        client.close();
    }
}
