package org.kenes.server.dialogue;

import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;

/// K_slot: without it nobody can tell from an answer key which rows it left. A file beside the
/// data, never in the database or its dumps.
@Component
public class SlotSecret {
    final byte[] bytes;

    SlotSecret(Settings settings, Randomness randomness) {
        Path file = settings.data().resolve("keys").resolve("slot.key");
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                var owner = PosixFilePermissions.fromString("rw-------");
                Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
                String secret = HexFormat.of().formatHex(randomness.bytes(32)) + "\n";
                Files.writeString(file, secret, StandardOpenOption.WRITE);
            }
            bytes = HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the slot secret cannot be used: " + file, e);
        }
    }

    /// The card of the browser with this key.
    public long card(AnswerKey key, String dialogue) {
        return key.card(bytes, dialogue);
    }
}
