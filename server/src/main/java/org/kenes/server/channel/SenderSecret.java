package org.kenes.server.channel;

import org.kenes.server.channel.line.Signature;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;

/// Without it nobody can tell from a row whose address it belongs to. A file beside the data, never
/// in the database or its dumps.
@Component
class SenderSecret {
    private final byte[] bytes;

    SenderSecret(Settings settings, Randomness randomness) {
        Path file = settings.data().resolve("keys").resolve("sender.key");
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
            throw new UncheckedIOException("the senders' secret cannot be used: " + file, e);
        }
    }

    String sender(String channel, String address) {
        return Signature.of(bytes, (channel + "\n" + address).getBytes(StandardCharsets.UTF_8));
    }
}
