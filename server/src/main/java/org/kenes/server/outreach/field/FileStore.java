package org.kenes.server.outreach.field;

import org.kenes.server.outreach.photo.PhotoFiles;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Files of the field, by their SHA-256, outside everything that is served. A file is durable, with
/// its name, before [#keep] returns.
@Component
public class FileStore implements PhotoFiles {
    private final Path files;
    private final Path arriving;
    private final Path renditions;

    FileStore(Settings settings) {
        this.files = settings.data().resolve("field/files");
        this.arriving = settings.data().resolve("field/arriving");
        this.renditions = settings.data().resolve("field/renditions");
    }

    Path temporary() throws IOException {
        Files.createDirectories(arriving);
        return Files.createTempFile(arriving, "part", "");
    }

    long usable() throws IOException {
        Files.createDirectories(arriving);
        return Files.getFileStore(arriving).getUsableSpace();
    }

    /// Its content survives a failure of power; [#keep] does the same for its name. Apart, so that
    /// the slow half is not done inside a transaction.
    void settle(Path temporary) throws IOException {
        force(temporary);
    }

    /// @param temporary settled before
    void keep(Path temporary, String sha256) {
        try {
            Path file = path(sha256);
            if (Files.exists(file)) {
                // young again, so that a sweep leaves it to the row that is about to speak of it
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
                Files.delete(temporary);
                return;
            }
            Path folder = folder(sha256);
            boolean first = !Files.exists(folder);
            Files.createDirectories(folder);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            force(folder);
            if (first) {
                force(files);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the field cannot be kept", e);
        }
    }

    /// Deletes what nobody speaks of: left behind by a process that ended between file and row.
    ///
    /// @return how many files
    int sweep(Instant now, Duration age, Predicate<String> spokenOf) {
        int swept = 0;
        for (Path folder : new Path[] {arriving, files}) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    boolean old =
                            Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(age));
                    String name = file.getFileName().toString();
                    if (old && (folder.equals(arriving) || !spokenOf.test(name))) {
                        Files.delete(file);
                        swept++;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the folder " + folder + " cannot be swept", e);
            }
        }
        return swept;
    }

    @Override
    public Optional<byte[]> original(String sha256) {
        return bytes(path(sha256));
    }

    @Override
    public void keepRendition(String name, byte[] jpeg) {
        try {
            Path file = renditions.resolve(name.substring(0, 2)).resolve(name);
            Files.createDirectories(file.getParent());
            Path temporary = temporary();
            Files.write(temporary, jpeg);
            force(temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture cannot be kept", e);
        }
    }

    @Override
    public Optional<byte[]> rendition(String name) {
        return bytes(renditions.resolve(name.substring(0, 2)).resolve(name));
    }

    @Override
    public void dropRendition(String name) {
        try {
            Files.deleteIfExists(renditions.resolve(name.substring(0, 2)).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("a picture cannot be taken away", e);
        }
    }

    private static Optional<byte[]> bytes(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the field cannot be read", e);
        }
    }

    private Path path(String sha256) {
        return folder(sha256).resolve(sha256);
    }

    private Path folder(String sha256) {
        return files.resolve(sha256.substring(0, 2));
    }

    private static void force(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        StandardOpenOption how = folder ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
