package org.kenes.server.dialogue;

import org.kenes.server.shell.setup.KeyFile;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.util.Arrays;

/// K_slot: without it nobody can tell from an answer key which rows it left. A file beside the
/// data, never in the database or its dumps.
@Component
public class SlotSecret {
    final byte[] bytes;

    SlotSecret(Settings settings, Randomness randomness) {
        bytes = KeyFile.of(settings, "slot", randomness);
    }

    /// Where "a fair point" of this browser on one opinion stands: a place that no other can be
    /// joined with.
    public byte[] endorsement(AnswerKey key, String dialogue, String code) {
        return key.slot(bytes, dialogue, "fair point", code);
    }

    /// Where this browser's word on one question stands, or its word on the answer.
    ///
    /// @param too whether it is about having the question, not about its answer
    public byte[] response(AnswerKey key, String dialogue, String code, boolean too) {
        return key.slot(bytes, dialogue, too ? "same question" : "answers me", code);
    }

    /// Nothing is found by it any more: what an answer key left cannot be told again.
    public void forget() {
        Arrays.fill(bytes, (byte) 0);
    }

    /// The card of the browser with this key.
    public long card(AnswerKey key, String dialogue) {
        return key.card(bytes, dialogue);
    }
}
