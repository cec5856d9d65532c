package org.kenes.server.shell.postgres;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The part of the ustar format (with GNU long names) that the PostgreSQL archives use.
final class Tar {
    private static final int BLOCK = 512;

    private Tar() {}

    static void extract(InputStream in, Path folder) throws IOException {
        byte[] header = new byte[BLOCK];
        String longName = null;
        while (in.readNBytes(header, 0, BLOCK) == BLOCK) {
            String name = name(header, longName);
            longName = null;
            if (name.isEmpty()) {
                return;
            }
            long size = Long.parseLong(text(header, 124, 12).strip(), 8);
            int mode = Integer.parseInt(text(header, 100, 8).strip(), 8);
            if (header[156] == 'L') {
                longName =
                        new String(in.readNBytes((int) size), StandardCharsets.UTF_8)
                                .replace("\0", "");
                in.skipNBytes(padding(size));
                continue;
            }
            Path target = folder.resolve(name).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("archive leaves its folder: " + name);
            }
            switch (header[156]) {
                case '5' -> Files.createDirectories(target);
                case '2' -> {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(text(header, 157, 100)));
                }
                case '1' -> Files.createLink(target, folder.resolve(text(header, 157, 100)));
                case '0', 0 -> file(in, target, size, (mode & 0100) != 0);
                default -> in.skipNBytes(size + padding(size));
            }
        }
    }

    private static void file(InputStream in, Path target, long size, boolean executable)
            throws IOException {
        Files.createDirectories(target.getParent());
        try (OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[1 << 16];
            long left = size;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException(target.toString());
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
        if (executable) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        in.skipNBytes(padding(size));
    }

    private static String name(byte[] header, @Nullable String longName) {
        if (longName != null) {
            return longName;
        }
        String prefix = header[257] == 'u' ? text(header, 345, 155) : "";
        String name = text(header, 0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static long padding(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    private static String text(byte[] header, int offset, int length) {
        int end = offset;
        while (end < offset + length && header[end] != 0) {
            end++;
        }
        return new String(header, offset, end - offset, StandardCharsets.UTF_8);
    }
}
