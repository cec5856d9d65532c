package org.kenes.cli.verify;

import org.kenes.dataset.figure.Findings;
import org.kenes.report.Manifest;
import org.kenes.report.ReleaseBuilder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Steps 9 and 10: the texts are checked and rendered again, and must come out the same.
final class RenderedReport {
    private RenderedReport() {}

    static void compare(Path folder, Findings findings, Consumer<Step> report) {
        Path again = temporary();
        try {
            if (!ReleaseBuilder.build(folder, folder, findings, again, pdf(folder)).publishable()) {
                throw new Defect("check.json: these texts are not publishable on these findings");
            }
            List<Path> files = files(again);
            for (Path file : files) {
                String path = again.relativize(file).toString();
                if (!Files.exists(folder.resolve(path))
                        || Files.mismatch(file, folder.resolve(path)) >= 0) {
                    throw new Defect(path + " is not what the texts and findings give");
                }
            }
            report.accept(Step.ok(9, "check", "every claim evaluated again"));
            report.accept(Step.ok(10, "report", files.size() - 1 + " files rendered again"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            remove(again);
        }
    }

    /// The check first, then by path.
    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> made = Files.walk(root)) {
            return made.filter(Files::isRegularFile)
                    .sorted(
                            Comparator.comparing((Path file) -> !file.endsWith("check.json"))
                                    .thenComparing(Path::toString))
                    .toList();
        }
    }

    /// Whether the release has PDFs.
    private static boolean pdf(Path folder) {
        return Manifest.files(folder).keySet().stream().anyMatch(path -> path.endsWith(".pdf"));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("kenes-verify");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
