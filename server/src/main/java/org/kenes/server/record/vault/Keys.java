package org.kenes.server.record.vault;

import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SigningKey;
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

/// The key files of this installation, in `keys/` beside the data and never in the database or its
/// dumps. Made at the first start; each has one purpose. What somebody who holds one can do is in
/// `docs/trust.md`.
@Component
public final class Keys {
    /// Signs checkpoints.
    public final SigningKey log;

    /// Signs acknowledgements.
    public final SigningKey ack;

    /// Cosigns checkpoints with the time: the operator's own clock, part of no quorum.
    public final SigningKey clock;

    /// Tells a repeated request from a different one without keeping a guessable hash of it.
    public final byte[] requests;

    /// Encrypts the vault.
    final byte[] vault;

    public Keys(Settings settings, Randomness randomness) {
        Path folder = settings.data().resolve("keys");
        String origin = settings.record().origin();
        try {
            Files.createDirectories(folder);
            log = signing(folder.resolve("log.key"), origin, KeyType.ED25519, randomness);
            ack = signing(folder.resolve("ack.key"), origin + "/ack", KeyType.ED25519, randomness);
            clock =
                    signing(
                            folder.resolve("clock.key"),
                            origin + "/clock",
                            KeyType.COSIGNATURE,
                            randomness);
            requests = secret(folder.resolve("requests.key"), randomness);
            vault = secret(folder.resolve("vault.key"), randomness);
        } catch (IOException e) {
            throw new UncheckedIOException("the key folder cannot be used: " + folder, e);
        }
    }

    private static SigningKey signing(Path file, String name, KeyType type, Randomness randomness)
            throws IOException {
        if (!Files.exists(file)) {
            SigningKey.ofSeed(name, type, randomness.bytes(32)).write(file);
        }
        SigningKey key = SigningKey.read(file);
        if (!key.name().equals(name)) {
            throw new IllegalStateException(
                    file
                            + " is the key of "
                            + key.name()
                            + ", but this installation is "
                            + name
                            + ": wrong folder?");
        }
        return key;
    }

    private static byte[] secret(Path file, Randomness randomness) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    file,
                    HexFormat.of().formatHex(randomness.bytes(32)) + "\n",
                    StandardOpenOption.WRITE);
        }
        return HexFormat.of().parseHex(Files.readString(file).strip());
    }
}
