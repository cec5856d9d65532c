package org.kenes.ledger.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.entry.Disposition;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;
import org.kenes.testkit.SharedData;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A publisher who changes one row of a release that was right: each way is noticed, and named.
class TamperedRowsTest {
    private final LogReader log = new LogReader(Source.folder(SharedData.path("ledger/fixture")));
    private final VerifierKey key =
            VerifierKey.parse(
                    new String(SharedData.bytes("ledger/fixture/log.vkey"), StandardCharsets.UTF_8)
                            .strip());
    private final Head head = log.checkpoint(key, List.of()).head();
    private final Account account = Account.ofRelease(log, head, key.name(), 1L);
    private final List<Row> right = rows("rows.jsonl");
    private final List<Row> later = rows("rows-later.jsonl");

    private static List<Row> rows(String name) {
        List<Row> rows = new ArrayList<>();
        new RowsJsonl(new ByteArrayInputStream(SharedData.bytes("ledger/fixture/" + name)))
                .forEachRemaining(rows::add);
        return rows;
    }

    private static int first(List<Row> rows, Predicate<Row> which) {
        for (int i = 0; i < rows.size(); i++) {
            if (which.test(rows.get(i))) {
                return i;
            }
        }
        throw new AssertionError("no such row in the fixture");
    }

    private static int first(List<Row> rows, Class<? extends Row.Content> content) {
        return first(rows, row -> content.isInstance(row.content()));
    }

    private void refused(List<Row> rows, Consumer<List<Row>> change, String why) {
        account.rows(rows.iterator());
        List<Row> changed = new ArrayList<>(rows);
        change.accept(changed);
        assertThatThrownBy(() -> account.rows(changed.iterator()))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining(why);
    }

    private static void content(List<Row> rows, int i, Row.Content content) {
        Row row = rows.get(i);
        rows.set(i, new Row(row.index(), row.disposition(), content));
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] other = bytes.clone();
        other[3] ^= 1;
        return other;
    }

    @Test
    void aRowThatIsMissingDoubledExchangedOrInvented() {
        refused(right, List::removeFirst, "entry " + right.getFirst().index() + " has no row");
        refused(right, List::removeLast, "entry " + right.getLast().index() + " has no row");
        refused(right, rows -> rows.add(rows.getLast()), "doubled, out of order or invented");
        refused(right, rows -> rows.add(1, rows.getFirst()), "has no row");
        refused(
                right,
                rows -> rows.add(new Row(1_000, "counted", new Row.Nothing())),
                "row of entry 1000 is doubled, out of order or invented");
    }

    @Test
    void aRowWithAnotherFateThanTheLogGives() {
        int counted = first(right, Row.Coded.class);
        refused(
                right,
                rows -> {
                    Row row = rows.get(counted);
                    rows.set(counted, new Row(row.index(), "withdrawn", new Row.Nothing()));
                },
                "the log says counted");
        int gone = first(right, row -> row.disposition().equals("withdrawn"));
        Row.Content coded = right.get(counted).content();
        refused(right, rows -> content(rows, gone, coded), "discloses what is not counted");
        refused(
                right,
                rows -> content(rows, gone, right.get(first(rows, Row.Words.class)).content()),
                "discloses what is not counted");
        refused(
                right,
                rows -> content(rows, gone, new Row.Withheld(1_100)),
                "discloses what is not counted");
        refused(right, rows -> content(rows, counted, new Row.Nothing()), "but shows nothing");
    }

    @Test
    void aTurnedStanceASaltOrARestThatDoesNotOpenTheEntry() {
        int i =
                first(
                        right,
                        row ->
                                row.content() instanceof Row.Coded(_, String coded, _)
                                        && coded.contains("\"oppose\""));
        Row.Coded row = (Row.Coded) right.get(i).content();
        String turned = row.coded().replace("\"oppose\"", "\"support\"");
        for (Row.Coded forged :
                List.of(
                        new Row.Coded(row.salt(), turned, row.rest()),
                        new Row.Coded(flipped(row.salt()), row.coded(), row.rest()),
                        new Row.Coded(
                                row.salt(), row.coded(), Hash.of(flipped(row.rest().bytes()))))) {
            refused(right, rows -> content(rows, i, forged), "does not open its entry");
        }
        Row.Content other =
                right.get(
                                first(
                                        right,
                                        r ->
                                                r.content() instanceof Row.Coded
                                                        && !r.content().equals(row)))
                        .content();
        refused(right, rows -> content(rows, i, other), "does not open its entry");
    }

    @Test
    void otherWordsThanThoseThatWereSealed() {
        int i = first(right, Row.Words.class);
        Row.Words row = (Row.Words) right.get(i).content();
        for (Row.Words forged :
                List.of(
                        new Row.Words(
                                row.salt(),
                                row.coded(),
                                row.textSalt(),
                                row.text() + "!",
                                row.tail()),
                        new Row.Words(
                                row.salt(),
                                row.coded(),
                                flipped(row.textSalt()),
                                row.text(),
                                row.tail()),
                        new Row.Words(
                                row.salt(),
                                row.coded(),
                                row.textSalt(),
                                row.text(),
                                Hash.of(flipped(row.tail().bytes()))))) {
            refused(right, rows -> content(rows, i, forged), "does not open its entry");
        }
    }

    /// What is withheld went after the release, by the entry that the row names.
    @Test
    void aRowThatIsWithheldWithoutAReason() {
        int i = first(later, Row.Withheld.class);
        long by = ((Row.Withheld) later.get(i).content()).by();
        assertThat(by).isGreaterThanOrEqualTo(1_000);
        for (long other : new long[] {by - 1, by + 1, 0, 1}) {
            refused(
                    later,
                    rows -> content(rows, i, new Row.Withheld(other)),
                    "is withheld, but entry " + other + " does not say so");
        }
        int counted = first(right, Row.Coded.class);
        refused(right, rows -> content(rows, counted, new Row.Withheld(1_050)), "does not say so");
    }

    @Test
    void wordsThatWereHiddenBeforeTheRelease() {
        Dispositions then = account.dispositions();
        int hidden =
                first(
                        right,
                        row ->
                                then.at(row.index()) instanceof Disposition.Counted
                                        && then.areWordsHidden(row.index()));
        Row.Content words = right.get(first(right, Row.Words.class)).content();
        refused(right, rows -> content(rows, hidden, words), "hidden before the release");
    }

    @Test
    void anAccountCoversNoMoreThanTheLogHas() {
        assertThatThrownBy(() -> Account.at(log, head, key.name(), head.size() + 1))
                .isInstanceOf(VerificationException.class);
        assertThat(Account.at(log, head, key.name(), head.size()).dispositions().size())
                .isEqualTo(head.size());
        assertThat(Account.at(log, head, key.name(), 0).dispositions().size()).isZero();
        assertThatThrownBy(() -> Account.ofRelease(log, head, key.name(), 99L))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("no release 99");
    }

    @Test
    void warningsNameEveryActWithoutEffect() {
        assertThat(account.warnings())
                .hasSize(account.rows(right.iterator()).ignored().size())
                .allMatch(warning -> warning.matches("entry \\d+ ignored: .+"));
        assertThat(Account.ofRelease(log, head, key.name(), null).dispositions().root())
                .isEqualTo(account.dispositions().root());
    }
}
