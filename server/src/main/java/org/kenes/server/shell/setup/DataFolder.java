package org.kenes.server.shell.setup;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.words.UsageException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder of one installation, held by one process at a time: a second one would stop the first
/// one's PostgreSQL and write into its log. The lock is the operating system's and ends with the
/// process, however it ends.
public final class DataFolder {
    public static final String LOCK = "lock";

    private final Path path;

    /// Kept so that the channel is not collected, which would give the lock away.
    private final FileLock lock;

    private DataFolder(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /// @throws UsageException when another process holds it
    public static DataFolder hold(Path path) {
        return ifFree(path)
                .orElseThrow(() ->
                        new UsageException(
                                path
                                        + " is in use by another running Keñes; stop that one, or"
                                        + " choose another folder with --data"));
    }

    /// Nothing when another process holds it.
    public static Optional<DataFolder> ifFree(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(
                            path.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new DataFolder(path, lock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws UsageException when something listens there already; port 0 is any free one
    public static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UsageException("port " + port + " is in use; choose another with --port");
        }
    }

    /// Another process may hold it from now on.
    public void release() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes everything but the lock.
    public void empty() {
        try (Stream<Path> children = Files.list(path)) {
            List<Path> all =
                    children.filter(child -> !child.getFileName().toString().equals(LOCK)).toList();
            all.forEach(FolderTree::remove);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
