package org.kenes.server.shell.postgres;

import org.tukaani.xz.XZInputStream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.zip.CRC32;

/// Unpacks the PostgreSQL binaries on the class path into a cache folder, once per version.
final class Binaries {
    private Binaries() {}

    /// The folder with `bin/`, `lib/` and `share/`. Safe to call from several processes: the first
    /// complete copy wins.
    static Path unpack(Path cache) throws IOException {
        String archive = "/postgres-%s-%s.txz".formatted(system(), processor());
        byte[] packed;
        try (InputStream in = Binaries.class.getResourceAsStream(archive)) {
            if (in == null) {
                throw new IllegalStateException(
                        "no PostgreSQL for this machine on the class path ("
                                + archive
                                + "): build on it, or give an external database with"
                                + " KENES_DATABASE_URL");
            }
            packed = in.readAllBytes();
        }
        CRC32 crc = new CRC32();
        crc.update(packed);
        Path home = cache.resolve("postgres-" + Long.toHexString(crc.getValue()));
        if (Files.exists(home.resolve(".complete"))) {
            return home;
        }
        Path fresh = Files.createTempDirectory(Files.createDirectories(cache), "unpack");
        Tar.extract(new XZInputStream(new ByteArrayInputStream(packed)), fresh);
        Files.createFile(fresh.resolve(".complete"));
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.exists(home.resolve(".complete"))) {
                throw e;
            }
        }
        return home;
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.contains("linux") ? "linux" : name.contains("mac") ? "darwin" : "windows";
    }

    private static String processor() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> name;
        };
    }
}
