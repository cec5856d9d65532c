package org.kenes.testkit;

import org.junit.jupiter.api.Assumptions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// The real texts, vectors and forms in `../shared/data`. They are not part of the repository;
/// where they are absent, the test that asked for them is reported as skipped.
public final class SharedData {
    private SharedData() {}

    /// @param name path below `shared/data`, for example `ledger/vectors.json`
    public static Path path(String name) {
        Path file =
                Path.of(System.getProperty("kenes.shared", "../../shared"))
                        .resolve("data")
                        .resolve(name);
        Assumptions.assumeTrue(
                Files.exists(file), () -> "shared data are not here: " + file.toAbsolutePath());
        return file;
    }

    public static byte[] bytes(String name) {
        try (InputStream in = Files.newInputStream(path(name))) {
            return name.endsWith(".gz")
                    ? new GZIPInputStream(in).readAllBytes()
                    : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /// Rows of a CSV file with a header line, gzip or not.
    public static List<Map<String, String>> csv(String name) {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                new java.io.ByteArrayInputStream(bytes(name)),
                                StandardCharsets.UTF_8))) {
            return Csv.read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
