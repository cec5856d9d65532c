package org.kenes.server.release;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.receipt.RecountNote;
import org.kenes.ledger.receipt.RecountNote.Verdict;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.record.PublicLog;
import org.kenes.server.shell.setup.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What others found who recounted a release (`kenes log recount`). Their notes lie in the folder
/// `recounts` beside the data, as files `*.note`, with their keys in `recounters.vkeys`, one a
/// line. Of one recounter the newest note about a release counts. Whose note is not put there can
/// publish it elsewhere: it is signed, and names what it is about.
@Component
public class Recounts {
    private static final Logger LOG = LoggerFactory.getLogger(Recounts.class);
    private static final int LONGEST = 64 * 1024;

    /// @param note as it was signed, for whoever checks it
    public record Recount(String name, boolean agrees, LocalDate date, String key, String note) {}

    private final Path folder;
    private final PublicLog log;

    Recounts(PublicLog log, Settings settings) {
        this.folder = settings.data().resolve("recounts");
        this.log = log;
    }

    /// One for each recounter, by name.
    ///
    /// @param release number in the log
    /// @param findings SHA-256 of its findings
    List<Recount> of(long release, Hash findings) {
        Map<String, Recount> newest = new TreeMap<>();
        List<VerifierKey> keys = keys();
        for (Path file : notes()) {
            for (VerifierKey key : keys) {
                read(file, key, release, findings, newest);
            }
        }
        return List.copyOf(newest.values());
    }

    /// As a later release states it: the counts, and the notes that they are counted from.
    static Map<String, Object> stated(long release, List<Recount> recounts) {
        return Map.of(
                "release",
                release,
                "recounted",
                (long) recounts.size(),
                "differing",
                recounts.stream().filter(it -> !it.agrees()).count(),
                "notes",
                recounts.stream()
                        .map(it -> (Object) Map.of("key", it.key(), "note", it.note()))
                        .toList());
    }

    private void read(
            Path file, VerifierKey key, long release, Hash findings, Map<String, Recount> newest) {
        try {
            if (Files.size(file) > LONGEST) {
                return;
            }
            SignedNote note = SignedNote.parse(Files.readAllBytes(file));
            if (note.signatures().stream().noneMatch(line -> line.isBy(key))) {
                return;
            }
            RecountNote it = RecountNote.open(note, key);
            if (it.origin().equals(log.origin())
                    && it.release() == release
                    && it.findings().equals(findings)) {
                newest.merge(
                        key.name(),
                        new Recount(
                                key.name(),
                                it.verdict() == Verdict.AGREES,
                                it.date(),
                                key.toString(),
                                note.toString()),
                        (one, other) -> other.date().isAfter(one.date()) ? other : one);
            }
        } catch (MalformedException | VerificationException e) {
            LOG.warn("{} is no recount of {}: {}", file, key.name(), e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<VerifierKey> keys() {
        Path file = folder.resolve("recounters.vkeys");
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .filter(line -> !line.isBlank())
                            .map(VerifierKey::parse)
                            .toList()
                    : List.of();
        } catch (MalformedException e) {
            LOG.warn("{}: {}", file, e.getMessage());
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> notes() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".note")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
