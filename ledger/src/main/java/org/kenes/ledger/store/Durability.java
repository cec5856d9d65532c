package org.kenes.ledger.store;

import org.kenes.ledger.HaltException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// What must have happened before a written file counts as written.
public enum Durability implements Disk {
    /// Temporary file, `fsync`, atomic rename, `fsync` of the directory: survives a power cut.
    FORCED {
        @Override
        public void force(Path file) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                sync(channel, file);
            }
        }

        @Override
        public void forceDirectory(Path directory) throws IOException {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                sync(channel, directory);
            }
        }
    },

    /// Left to the operating system: for logs that can be made again.
    NONE {
        @Override
        public void force(Path file) {}

        @Override
        public void forceDirectory(Path directory) {}
    };

    @Override
    public void makeDirectory(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    @Override
    public void write(Path draft, byte[] bytes) throws IOException {
        try (FileChannel channel =
                FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }
    }

    @Override
    public void move(Path draft, Path file) throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// After a failed fsync nobody knows what is on the disk, and a second one may say yes wrongly.
    private static void sync(FileChannel channel, Path what) {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw new HaltException("the disk did not take " + what, e);
        }
    }
}
