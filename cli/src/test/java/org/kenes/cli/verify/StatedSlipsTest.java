package org.kenes.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.entry.LedgerRecord.SlipBookRegistered;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.store.FolderLog;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Hash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The log registers a book of 50 slips in KZ-19 and one of 20 in KZ-10 before the cut, and one of
/// 5 after it.
class StatedSlipsTest {
    private static final String GOOD =
            """
            {"books":[
            {"book":"o-0001","missing":16,"org":"o","printed":50,"recorded":31,"region":"KZ-19","void":3},
            {"book":"o-0002","missing":20,"org":"o","printed":20,"recorded":0,"region":"KZ-10","void":0}],
            "regions":[
            {"missing":16,"printed":50,"recorded":31,"region":"KZ-19","void":3},
            {"missing":20,"printed":20,"recorded":0,"region":"KZ-10","void":0}]}
            """;

    @TempDir private Path folder;

    @BeforeEach
    void log() throws Exception {
        SigningKey key = SigningKey.ofSeed("slips.example/log", KeyType.ED25519, new byte[32]);
        try (FolderLog log = FolderLog.open(folder.resolve("log"), key, Durability.NONE)) {
            log.append(List.of(book("o-0001", 50, "KZ-19"), book("o-0002", 20, "KZ-10")));
            log.append(List.of(book("o-0001", 7, "KZ-19"), book("o-0003", 5, "KZ-19")));
            log.publish(note -> note);
        }
    }

    private static byte[] book(String name, int count, String region) {
        Hash root = Hash.sha256(name.getBytes(UTF_8));
        return new SlipBookRegistered(name, count, "o", region, root).entry().bytes();
    }

    private long check(String slips) throws Exception {
        Files.writeString(folder.resolve(StatedSlips.NAME), slips);
        LogReader log = new LogReader(Source.folder(folder.resolve("log")));
        return StatedSlips.check(folder, log, 2, 4);
    }

    @Test
    void theStatementOfEveryBookBeforeTheCutHolds() throws Exception {
        assertThat(check(GOOD)).isEqualTo(70);
    }

    @Test
    void aReleaseWithoutAStatementHasNothingToCheck() {
        LogReader log = new LogReader(Source.folder(folder.resolve("log")));
        assertThat(StatedSlips.check(folder, log, 2, 4)).isZero();
    }

    @Test
    void aBookThatIsLeftOutMadeUpOrPrintedInAnotherNumberIsFound() {
        refused(GOOD.replace("o-0002", "o-0004"), "registers no book o-0004");
        refused(GOOD.replace("o-0002", "o-0001"), "registers no book o-0001");
        refused(
                GOOD.replace(
                        "\"missing\":20,\"org\":\"o\",\"printed\":20",
                        "\"missing\":10,\"org\":\"o\",\"printed\":10"),
                "registered as 20 slips of o");
        refused(
                GOOD.replace("\"org\":\"o\",\"printed\":50", "\"org\":\"p\",\"printed\":50"),
                "of o in");
        refused(GOOD.replaceAll("(?s)\\{\"book\":\"o-0001.*?\\},", ""), "leaves out book o-0001");
    }

    @Test
    void numbersThatDoNotAddUpAreFound() {
        refused(GOOD.replaceFirst("\"recorded\":31", "\"recorded\":41"), "do not add up");
        refused(
                GOOD.replace(
                        "\"printed\":20,\"recorded\":0,\"region\":\"KZ-10\",\"void\":0}]}",
                        "\"printed\":20,\"recorded\":0,\"region\":\"KZ-11\",\"void\":0}]}"),
                "KZ-11");
        refused(
                GOOD.replaceAll(
                        "(?s),\\s*\\{\"missing\":20,\"printed\":20,\"recorded\":0,\"region\":\"KZ-10\",\"void\":0\\}\\]\\}",
                        "]}"),
                "leaves out regions");
    }

    private void refused(String slips, String why) {
        assertThat(slips).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> check(slips)).isInstanceOf(Defect.class).hasMessageContaining(why);
    }
}
