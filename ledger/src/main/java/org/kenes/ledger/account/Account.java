package org.kenes.ledger.account;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.entry.Commitment;
import org.kenes.ledger.entry.Disposition;
import org.kenes.ledger.entry.LedgerRecord;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.strict.Shown;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tree.CompactRange;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.tree.Merkle;
import org.kenes.ledger.tree.Sha256;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The recount of a release against the log: every entry has its row, every row opens its entry,
/// nothing is missing, doubled or invented, and nothing is disclosed that was hidden. Rows may come
/// from any form of publication; entries are streamed beside them, so memory stays a few bytes per
/// leaf.
public final class Account {
    private static final byte[] OTHER = new LogEntry.Sealed(255, Merkle.EMPTY).bytes();

    private final LogReader log;
    private final Head head;
    private final Dispositions then;
    private final Dispositions now;
    private final Hash root;

    private Account(LogReader log, Head head, Dispositions then, Dispositions now, Hash root) {
        this.log = log;
        this.head = head;
        this.then = then;
        this.now = now;
        this.root = root;
    }

    /// @param names the ten numbers by name, in the order they are printed
    /// @param size entries that the rows cover
    /// @param root of the log at that size
    /// @param ignored acts without effect, for a warning each
    public record Result(
            Map<String, Long> names, long size, Hash root, List<Dispositions.Ignored> ignored) {}

    /// The account of the first `size` entries.
    ///
    /// @param head of a verified checkpoint
    public static Account at(LogReader log, Head head, String origin, long size) {
        if (size > head.size()) {
            throw new VerificationException(
                    "the log has " + head.size() + " entries, the rows would cover " + size);
        }
        Dispositions walked = new Dispositions(origin, index -> log.entry(index, head.size()));
        CompactRange range = new CompactRange();
        Dispositions[] then = {walked.copy()};
        Hash[] root = {Merkle.EMPTY};
        byte[] leaf = new byte[Hash.LENGTH];
        log.walk(
                head,
                (index, entry) -> {
                    walked.accept(entry);
                    if (index < size) {
                        Sha256.get().leaf(entry, 0, entry.length, leaf, 0);
                        range.append(leaf, 0);
                    }
                    if (index + 1 == size) {
                        then[0] = walked.copy();
                        root[0] = range.root();
                    }
                });
        return new Account(log, head, then[0], walked, root[0]);
    }

    /// The account of a release: its root, its disposition root and its counts are recomputed.
    ///
    /// @param number of the release, or null for the newest
    /// @throws VerificationException if there is no such release or its entry says otherwise
    public static Account ofRelease(
            LogReader log, Head head, String origin, @Nullable Long number) {
        LedgerRecord.ReleaseMade release = find(log, head, origin, number);
        Account account = at(log, head, origin, release.head().size());
        account.check(release);
        return account;
    }

    private static LedgerRecord.ReleaseMade find(
            LogReader log, Head head, String origin, @Nullable Long number) {
        // Only release entries matter here; what else the log says is walked once, by `at`.
        Dispositions releases = new Dispositions(origin, index -> log.entry(index, head.size()));
        Iterator<byte[]> entries = log.entries(0, head.size(), head.size());
        while (entries.hasNext()) {
            byte[] entry = entries.next();
            boolean release =
                    entry.length > 3 && entry[0] == 0x4b && entry[1] == 2 && entry[2] == 3;
            releases.accept(release ? entry : OTHER);
        }
        Dispositions.Released found = null;
        if (number != null) {
            found = releases.release(number);
        } else {
            for (Dispositions.Released released : releases.releases().values()) {
                found = released;
            }
        }
        if (found == null) {
            throw new VerificationException(
                    number == null ? "the log has no release" : "the log has no release " + number);
        }
        return found.release();
    }

    /// This account, if a release over just these entries says of them what they give: its root,
    /// its disposition root and its counts.
    ///
    /// @throws VerificationException if there is no such release or its entry says otherwise
    public Account stated(long number) {
        Dispositions.Released released = now.release(number);
        if (released == null || released.release().head().size() != then.size()) {
            throw new VerificationException(
                    "the log has no release " + number + " over " + then.size() + " entries");
        }
        check(released.release());
        return this;
    }

    private void check(LedgerRecord.ReleaseMade release) {
        Dispositions.Released walked = now.release(release.release());
        if (walked == null || !walked.release().equals(release)) {
            throw new VerificationException("the log changed while it was read");
        }
        if (!release.head().root().equals(root)) {
            throw new VerificationException(
                    "release " + release.release() + " names another root of the log");
        }
        if (!release.dispositions().equals(then.root())) {
            throw new VerificationException(
                    "release "
                            + release.release()
                            + " names other dispositions than the log gives");
        }
        if (!release.counts().equals(then.counts())) {
            throw new VerificationException(
                    "release "
                            + release.release()
                            + " counts "
                            + release.counts()
                            + ", the log gives "
                            + new java.util.TreeMap<>(then.counts()));
        }
    }

    /// What became of each entry at the size of the account.
    public Dispositions dispositions() {
        return then;
    }

    /// What became of each entry of the whole log.
    public Dispositions dispositionsNow() {
        return now;
    }

    /// Checks the rows, which must come ascending by index.
    ///
    /// @throws VerificationException naming the first row or entry that does not fit
    public Result rows(Iterator<Row> rows) {
        Tally tally = new Tally();
        CompactRange range = new CompactRange();
        Iterator<byte[]> entries = log.entries(0, then.size(), head.size());
        Row row = rows.hasNext() ? rows.next() : null;
        for (long index = 0; index < then.size(); index++) {
            byte[] entry = entries.next();
            range.append(Merkle.leaf(entry));
            if (row != null && row.index() == index) {
                check(row, entry, tally);
                row = rows.hasNext() ? rows.next() : null;
            } else if (then.sealedKind(index) != 0) {
                throw new VerificationException(
                        "entry "
                                + index
                                + " has no row"
                                + (row == null ? "" : "; the next row is of entry " + row.index()));
            }
        }
        if (row != null) {
            throw new VerificationException(
                    "row of entry " + row.index() + " is doubled, out of order or invented");
        }
        if (!range.root().equals(root)) {
            throw new VerificationException("the log changed while it was read");
        }
        return new Result(tally.names(then.counts()), then.size(), root, now.ignored());
    }

    private void check(Row row, byte[] entry, Tally tally) {
        long index = row.index();
        Disposition disposition = then.at(index);
        if (!disposition.toString().equals(row.disposition())) {
            throw new VerificationException(
                    "row "
                            + index
                            + " says "
                            + Shown.of(row.disposition())
                            + ", the log says "
                            + disposition);
        }
        boolean counted = disposition instanceof Disposition.Counted;
        switch (row.content()) {
            case Row.Nothing _ -> {
                if (counted) {
                    throw new VerificationException(
                            "row " + index + " is counted but shows nothing");
                }
            }
            case Row.Withheld(long by) -> {
                requireCounted(counted, index);
                if (now.goneAt(index) != by || by < then.size()) {
                    throw new VerificationException(
                            "row " + index + " is withheld, but entry " + by + " does not say so");
                }
                tally.withheld++;
            }
            case Row.Coded coded -> {
                requireCounted(counted, index);
                open(index, entry, coded.salt(), coded.coded(), coded.rest());
                tally.gone(now.goneAt(index) >= 0);
            }
            case Row.Words words -> {
                requireCounted(counted, index);
                if (then.areWordsHidden(index)) {
                    throw new VerificationException(
                            "row " + index + " shows words that were hidden before the release");
                }
                Hash rest = Commitment.rest(words.textSalt(), words.text(), words.tail());
                open(index, entry, words.salt(), words.coded(), rest);
                tally.withText++;
                tally.gone(now.goneAt(index) >= 0);
                if (now.areWordsHidden(index)) {
                    tally.textGone++;
                }
            }
        }
    }

    private static void requireCounted(boolean counted, long index) {
        if (!counted) {
            throw new VerificationException("row " + index + " discloses what is not counted");
        }
    }

    private static void open(long index, byte[] entry, byte[] salt, String coded, Hash rest) {
        if (entry.length != LogEntry.Sealed.LENGTH
                || !Commitment.of(salt, coded, rest).is(entry, 3)) {
            throw new VerificationException("row " + index + " does not open its entry");
        }
        try {
            CanonicalJson.read(Commitment.utf8(coded));
        } catch (MalformedException e) {
            throw new VerificationException("row " + index + ": coded is " + e.getMessage(), e);
        }
    }

    private static final class Tally {
        private long withheld;
        private long withText;
        private long disclosedButGone;
        private long textGone;

        void gone(boolean gone) {
            disclosedButGone += gone ? 1 : 0;
        }

        Map<String, Long> names(Map<String, Long> counts) {
            Map<String, Long> names = new LinkedHashMap<>(counts);
            names.put("withheld", withheld);
            names.put("with-text", withText);
            names.put("disclosed-but-gone", disclosedButGone);
            names.put("text-disclosed-but-gone", textGone);
            return names;
        }
    }

    /// Warnings fit to be printed.
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        now.ignored().forEach(ignored -> warnings.add(ignored.toString()));
        return warnings;
    }
}
