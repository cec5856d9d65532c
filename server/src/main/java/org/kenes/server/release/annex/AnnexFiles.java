package org.kenes.server.release.annex;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.Json;
import org.kenes.dataset.annex.Annex;
import org.kenes.report.CodeNames;
import org.kenes.server.release.Cuts;
import org.kenes.server.shell.state.CutStamp;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/// The annex of the newest cut, read once per cut. Thread-safe.
@Component
class AnnexFiles {
    /// @param files name of a file → its object
    /// @param names what statements, provisions and places are called
    record Newest(CutStamp stamp, Map<String, Found> files, CodeNames names) {
        /// An empty object for a file that the cut does not have.
        Found file(String name) {
            return files.getOrDefault(name, Found.of(null));
        }

        /// Where the files can be downloaded.
        String address(String file) {
            return "/cuts/" + stamp.number() + "/" + Annex.FOLDER + "/" + file;
        }
    }

    private final Cuts cuts;
    private final AtomicReference<@Nullable Newest> newest = new AtomicReference<>();

    AnnexFiles(Cuts cuts) {
        this.cuts = cuts;
    }

    /// Empty before the first cut, and for a cut that was taken before there was an annex.
    Optional<Newest> newest() {
        Optional<Cuts.Taken> taken = cuts.newest();
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        Newest known = newest.get();
        if (known == null || known.stamp().number() != taken.get().number()) {
            known = read(taken.get());
            newest.set(known);
        }
        return Optional.ofNullable(known);
    }

    private @Nullable Newest read(Cuts.Taken taken) {
        Path folder = cuts.folder(taken);
        Path annex = folder.resolve(Annex.FOLDER);
        if (!Files.isRegularFile(annex.resolve("groups.json"))) {
            return null;
        }
        return new Newest(
                new CutStamp(taken.number(), taken.at()), files(annex), CodeNames.read(folder));
    }

    private static Map<String, Found> files(Path annex) {
        Map<String, Found> files = new TreeMap<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(annex, "*.json")) {
            for (Path file : found) {
                String name = file.getFileName().toString();
                files.put(name, Found.of(Json.read(Files.readAllBytes(file), name)));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
