package org.kenes.server.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file system of its own in a file, so that it can be filled without harming anybody. Only root
/// may mount one; elsewhere the folder is an ordinary one, [#canBeFilled] says no, and the disk is
/// never full.
final class SmallDisk implements AutoCloseable {
    private static final long BYTES = 1L << 30;

    private final Path folder;
    private final boolean mounted;

    private SmallDisk(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    /// @param base an existing folder
    static SmallDisk in(Path base) throws IOException, InterruptedException {
        Path folder = Files.createDirectory(base.resolve("disk"));
        Path image = base.resolve("disk.img");
        try (FileChannel file =
                FileChannel.open(image, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(1), BYTES - 1);
        }
        boolean mounted =
                does("mkfs.ext4", "-q", "-F", "-m", "0", image.toString())
                        && does("mount", "-o", "loop", image.toString(), folder.toString());
        if (mounted) {
            does("chmod", "777", folder.toString());
        } else {
            Files.delete(image);
        }
        return new SmallDisk(folder, mounted);
    }

    Path folder() {
        return folder;
    }

    boolean canBeFilled() {
        return mounted;
    }

    /// To the last byte.
    void fill() throws IOException {
        try (FileChannel file =
                FileChannel.open(ballast(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int piece = 1 << 20; piece >= 1; piece = piece > 4096 ? 4096 : piece / 4096) {
                writeUntilFull(file, piece);
            }
        }
    }

    private static void writeUntilFull(FileChannel file, int piece) {
        try {
            while (true) {
                file.write(ByteBuffer.allocate(piece));
            }
        } catch (IOException full) {
            // which is what this is for
        }
    }

    void empty() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    private static boolean does(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (mounted) {
            for (int i = 0; i < 50 && !does("umount", folder.toString()); i++) {
                Thread.sleep(100);
            }
        }
    }
}
