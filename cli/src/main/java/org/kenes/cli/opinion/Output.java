package org.kenes.cli.opinion;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Where the commands read and write.
final class Output {
    private Output() {}

    static InputStream open(String name) throws IOException {
        return name.equals("-") ? System.in : Files.newInputStream(Path.of(name));
    }

    /// All or nothing: a reader never sees half a file.
    static void write(String name, String text, PrintStream out) throws IOException {
        if (name.equals("-")) {
            out.print(text);
            return;
        }
        Path path = Path.of(name).toAbsolutePath();
        Path folder = path.getParent();
        if (folder == null) {
            throw new IOException("not a file: " + name);
        }
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, ".kenes", ".part");
        try {
            Files.write(part, text.getBytes(StandardCharsets.UTF_8));
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
