package org.kenes.server.shell.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;

/// A secret of 32 bytes in a file of its own, `keys/{name}.key`, readable by its owner: never in
/// the database or its dumps. Made at the first start.
public final class KeyFile {
    private static final int BYTES = 32;

    private KeyFile() {}

    public static byte[] of(Settings settings, String name, Randomness randomness) {
        Path file = settings.data().resolve("keys").resolve(name + ".key");
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                var owner = PosixFilePermissions.fromString("rw-------");
                Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
                String secret = HexFormat.of().formatHex(randomness.bytes(BYTES)) + "\n";
                Files.writeString(file, secret, StandardOpenOption.WRITE);
            }
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("this key cannot be used: " + file, e);
        }
    }
}
