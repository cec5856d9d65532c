package org.kenes.cli.verify;

import org.kenes.dataset.Json;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.receipt.RecountNote;
import org.kenes.ledger.strict.Members;
import org.kenes.report.page.EarlierRecounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// What a release prints about recounts of earlier ones (`recounts.json`), held against the signed
/// notes in the same file: each is by the key beside it and about that release of this log, no key
/// counts twice, and as many differ as are said to. Whose keys may be counted is the operator's
/// word; who was left out can show a note of their own.
final class StatedRecounts {
    private StatedRecounts() {}

    /// @param origin of the log
    /// @param own number of the release that states it
    /// @throws Defect naming the release whose counts are not those of the notes
    static void check(Path folder, String origin, long own) {
        Path file = folder.resolve(EarlierRecounts.NAME);
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            Members stated = new Members(Json.read(Files.readAllBytes(file), EarlierRecounts.NAME));
            for (Members release : stated.objects("releases")) {
                check(release, origin, own);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedException | VerificationException e) {
            throw new Defect(EarlierRecounts.NAME + ": " + e.getMessage());
        }
    }

    private static void check(Members release, String origin, long own) {
        long number = release.number("release");
        Set<String> keys = new HashSet<>();
        long differing = 0;
        for (Members recount : release.objects("notes")) {
            VerifierKey key = VerifierKey.parse(recount.text("key"));
            RecountNote note =
                    RecountNote.open(
                            SignedNote.parse(recount.text("note").getBytes(StandardCharsets.UTF_8)),
                            key);
            if (!keys.add(key.toString())
                    || number >= own
                    || note.release() != number
                    || !note.origin().equals(origin)) {
                throw new Defect(
                        "%s: a note of %s does not count for release %d"
                                .formatted(EarlierRecounts.NAME, key.name(), number));
            }
            differing += note.verdict() == RecountNote.Verdict.DIFFERS ? 1 : 0;
        }
        if (keys.size() != release.number("recounted")
                || differing != release.number("differing")) {
            throw new Defect(
                    "%s: release %d was recounted by %d, differing %d"
                            .formatted(EarlierRecounts.NAME, number, keys.size(), differing));
        }
    }
}
