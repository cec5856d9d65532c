package org.kenes.cli.verify;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.receipt.RecountNote;
import org.kenes.ledger.receipt.RecountNote.Verdict;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;
import org.kenes.report.page.EarlierRecounts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Release 2 states that two have recounted release 1, one of whom came to other numbers.
class StatedRecountsTest {
    private static final String LOG = "recounts.example/log";
    private static final Hash SOME = Hash.sha256("some".getBytes(UTF_8));

    @TempDir private Path folder;

    @Test
    void whatTheNotesSayIsTaken() throws IOException {
        state(2, 1, note("one", LOG, 1, Verdict.AGREES), note("two", LOG, 1, Verdict.DIFFERS));
        assertThatCode(() -> StatedRecounts.check(folder, LOG, 2)).doesNotThrowAnyException();
    }

    @Test
    void aReleaseThatStatesNothingIsFine() {
        assertThatCode(() -> StatedRecounts.check(folder, LOG, 2)).doesNotThrowAnyException();
    }

    @Test
    void otherCountsThanThoseOfTheNotesAreFound() throws IOException {
        state(2, 0, note("one", LOG, 1, Verdict.AGREES), note("two", LOG, 1, Verdict.DIFFERS));
        refused("release 1 was recounted by 2, differing 1");
        state(3, 1, note("one", LOG, 1, Verdict.AGREES), note("two", LOG, 1, Verdict.DIFFERS));
        refused("release 1 was recounted by 2, differing 1");
    }

    @Test
    void aNoteCountsOnceAndForItsOwnReleaseOfThisLogOnly() throws IOException {
        var twice = note("one", LOG, 1, Verdict.AGREES);
        state(2, 0, twice, twice);
        refused("does not count");
        state(1, 0, note("one", LOG, 3, Verdict.AGREES));
        refused("does not count");
        state(1, 0, note("one", "other.example/log", 1, Verdict.AGREES));
        refused("does not count");
    }

    @Test
    void aNoteUnderAKeyThatDidNotSignItIsFound() throws IOException {
        Map<String, Object> one = note("one", LOG, 1, Verdict.AGREES);
        Object key = note("two", LOG, 1, Verdict.AGREES).get("key");
        state(1, 0, Map.of("key", key, "note", one.get("note")));
        refused(EarlierRecounts.NAME);
    }

    private void refused(String words) {
        assertThatThrownBy(() -> StatedRecounts.check(folder, LOG, 2))
                .isInstanceOf(Defect.class)
                .hasMessageContaining(words);
    }

    @SafeVarargs
    private void state(long recounted, long differing, Map<String, Object>... notes)
            throws IOException {
        Map<String, Object> release =
                Map.of(
                        "release",
                        1L,
                        "recounted",
                        recounted,
                        "differing",
                        differing,
                        "notes",
                        List.of(notes));
        Files.write(
                folder.resolve(EarlierRecounts.NAME),
                CanonicalJson.write(
                        Map.of("format", EarlierRecounts.FORMAT, "releases", List.of(release))));
    }

    private static Map<String, Object> note(
            String name, String log, long release, Verdict verdict) {
        byte[] seed = Hash.sha256(name.getBytes(UTF_8)).bytes();
        SigningKey key = SigningKey.ofSeed(name + ".example/recount", KeyType.ED25519, seed);
        var note =
                new RecountNote(
                        log,
                        release,
                        new Head(10, SOME),
                        SOME,
                        SOME,
                        verdict,
                        LocalDate.of(2031, 3, 1));
        return Map.of("key", key.verifier().toString(), "note", note.sign(key).toString());
    }
}
