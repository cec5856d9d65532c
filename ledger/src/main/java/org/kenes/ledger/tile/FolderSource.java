package org.kenes.ledger.tile;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// A log in a folder.
public record FolderSource(Path root) implements Source {
    private static final Set<OpenOption> PLAIN =
            Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    /// Verifying reads tens of thousands of small files; a buffer outside the heap that is used again
    /// halves what each of them costs.
    private static final ThreadLocal<ByteBuffer> BUFFER =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(1 << 16));

    /// @throws MalformedException if a tile is a link or a directory, or longer than any file of a
    ///   log can be
    @Override
    public byte @Nullable [] read(String path) throws IOException {
        Path file = root.resolve(path);
        try {
            return path.startsWith("tile/") ? tile(file) : Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new MalformedException("not a plain file: " + path, e);
            }
            throw e;
        }
    }

    private static byte[] tile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, PLAIN)) {
            ByteBuffer buffer = BUFFER.get().clear();
            while (channel.read(buffer) >= 0) {
                if (!buffer.hasRemaining()) {
                    return large(channel, file);
                }
            }
            byte[] bytes = new byte[buffer.flip().limit()];
            buffer.get(bytes);
            return bytes;
        }
    }

    private static byte[] large(FileChannel channel, Path file) throws IOException {
        long size = channel.size();
        if (size > LONGEST) {
            throw new MalformedException(file + " is longer than any file of a log");
        }
        ByteBuffer all = ByteBuffer.allocate((int) size);
        channel.position(0);
        while (all.hasRemaining() && channel.read(all) >= 0) {
            // Until all of it is here.
        }
        if (all.hasRemaining()) {
            throw new IOException(file + " changed while it was read");
        }
        return all.array();
    }

    @Override
    public Source below(String folder) {
        return new FolderSource(root.resolve(folder));
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
