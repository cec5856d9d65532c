package org.kenes.server.channel;

import org.kenes.server.channel.line.Signature;
import org.kenes.server.shell.setup.KeyFile;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;

/// Without it nobody can tell from a row whose address it belongs to. A file beside the data, never
/// in the database or its dumps.
@Component
class SenderSecret {
    private final byte[] bytes;

    SenderSecret(Settings settings, Randomness randomness) {
        bytes = KeyFile.of(settings, "sender", randomness);
    }

    String sender(String channel, String address) {
        return Signature.of(bytes, (channel + "\n" + address).getBytes(StandardCharsets.UTF_8));
    }
}
