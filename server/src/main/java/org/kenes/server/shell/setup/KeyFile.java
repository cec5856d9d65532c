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

    private static Path file(Settings settings, String name) {
        return settings.data().resolve("keys").resolve(name + ".key");
    }

    public static boolean exists(Settings settings, String name) {
        return Files.exists(file(settings, name));
    }

    /// Overwritten, then removed. Backups are not here to be reached: they end by their own term.
    public static void destroy(Settings settings, String name) {
        Path file = file(settings, name);
        try {
            if (Files.exists(file)) {
                Files.write(file, new byte[(int) Files.size(file)]);
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("this key cannot be destroyed: " + file, e);
        }
    }

    public static byte[] of(Settings settings, String name, Randomness randomness) {
        Path file = file(settings, name);
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
