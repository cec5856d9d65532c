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
import java.util.Arrays;
import java.util.Set;

/// A log in a folder.
public record FolderSource(Path root) implements Source {
    private static final Set<OpenOption> PLAIN =
            Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final int SMALL = 1 << 15;

    @Override
    public byte @Nullable [] read(String path) throws IOException {
        if (!path.startsWith("tile/")) {
            try {
                return Files.readAllBytes(root.resolve(path));
            } catch (NoSuchFileException e) {
                return null;
            }
        }
        ByteBuffer bytes = read(path, ByteBuffer.allocate(SMALL));
        return bytes == null ? null : Arrays.copyOf(bytes.array(), bytes.limit());
    }

    /// @throws MalformedException if a tile is a link or a directory, or longer than any file of a
    ///   log can be
    @Override
    public @Nullable ByteBuffer read(String path, ByteBuffer reuse) throws IOException {
        Path file = root.resolve(path);
        try (FileChannel channel = FileChannel.open(file, PLAIN)) {
            reuse.clear();
            int read = channel.read(reuse);
            // A plain file gives all it has at once; only a full buffer says nothing.
            if (!reuse.hasRemaining()) {
                return large(channel, file);
            }
            return read < 0 ? reuse.limit(0) : reuse.flip();
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new MalformedException("not a plain file: " + path, e);
            }
            throw e;
        }
    }

    private static ByteBuffer large(FileChannel channel, Path file) throws IOException {
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
        return all.flip();
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
