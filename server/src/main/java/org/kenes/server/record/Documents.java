package org.kenes.server.record;

import org.kenes.ledger.tree.Hash;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Files that an entry names by their hash: the texts of a law, the register of places. They travel
/// with every release. Content-addressed, never changed, durable before the hash is returned.
@Component
public class Documents {
    private final Path folder;

    public Documents(Settings settings) {
        this.folder = settings.data().resolve("documents");
    }

    /// @return lower-case hex SHA-256
    public String keep(byte[] bytes) {
        String sha256 = Hash.sha256(bytes).hex();
        Path file = folder.resolve(sha256);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                Path temporary = Files.createTempFile(folder, "new", "");
                try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap(bytes));
                    channel.force(true);
                }
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a document cannot be kept in " + folder, e);
        }
        return sha256;
    }

    /// @throws UncheckedIOException if there is no such document
    public byte[] read(String sha256) {
        try {
            return Files.readAllBytes(folder.resolve(Hash.ofHex(sha256).hex()));
        } catch (IOException e) {
            throw new UncheckedIOException("document " + sha256 + " is missing", e);
        }
    }
}
