package org.kenes.cli.verify;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.CellState;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.dataset.figure.View;
import org.kenes.dataset.table.Tables;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.entry.LedgerRecord.Revision;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.strict.Members;
import org.kenes.ledger.tile.LogReader;

import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;

/// A release of which something was erased later (release spec 1): the revised copy lacks those
/// rows, its findings were made with them. A cell may differ by as many rows as are withheld, and
/// by no more. The view `reweighted` is left out: one row less changes the weight of every other.
final class Revised {
    private static final String WITHHELD =
            "select idx, withheld from dispositions where withheld is not null";

    private static final String SILENCED =
            "select idx, idx from contributions where text_status = 'erased'";

    private Revised() {}

    /// Rows that the copy itself says are withheld: index → index of what ended the entry. Whether
    /// the log says so too, the account finds out.
    static SortedMap<Long, Long> withheld(PublishedTables tables) {
        return tables.has(Tables.of("dispositions")) ? tables.pairs(WITHHELD) : new TreeMap<>();
    }

    /// How many rows have lost their words, and with them perhaps their family.
    static int silenced(PublishedTables tables) {
        return tables.has(Tables.of("contributions")) ? tables.pairs(SILENCED).size() : 0;
    }

    /// The newest revision of this release whose manifest this is, or null.
    static @Nullable Revision find(LogReader log, long size, long release, String manifest) {
        Revision found = null;
        Iterator<byte[]> entries = log.entries(0, size, size);
        while (entries.hasNext()) {
            byte[] entry = entries.next();
            if (entry.length > 3 && entry[1] == 2 && entry[2] == 11) {
                Revision revision = revision(entry);
                if (revision != null
                        && revision.release() == release
                        && revision.manifest().equals(manifest)) {
                    found = revision;
                }
            }
        }
        return found;
    }

    /// Null for an entry of another program that names no manifest.
    private static @Nullable Revision revision(byte[] entry) {
        try {
            return LogEntry.parse(entry) instanceof LogEntry.Public it
                    ? Revision.of(new Members(it.members()))
                    : null;
        } catch (MalformedException e) {
            return null;
        }
    }

    /// @param most rows that are withheld
    /// @throws Defect naming the first figure that differs by more
    static void compare(Findings published, Findings recomputed, long most) {
        for (FigureFindings figure : published.figures()) {
            String id = figure.definition().id();
            FigureFindings again =
                    recomputed
                            .figure(id)
                            .orElseThrow(() -> new Defect("figure " + id + " has no query here"));
            for (Row row : figure.rows()) {
                Row now = again.row(row.view(), row.key()).orElse(null);
                if (row.view() != View.REWEIGHTED && !fits(row, now, most)) {
                    throw new Defect(
                            "findings.json: figure %s %s differs by more than the %d withheld rows"
                                    .formatted(id, row.key(), most));
                }
            }
        }
    }

    /// A cell that is hidden or gone may be so because of what is withheld; one that is shown must
    /// be near.
    private static boolean fits(Row row, @Nullable Row now, long most) {
        if (now == null) {
            return near(row.n(), 0L, most);
        }
        return row.state() != CellState.OBSERVED
                || now.state() != CellState.OBSERVED
                || near(row.n(), now.n(), most) && near(row.k(), now.k(), most);
    }

    private static boolean near(@Nullable Long one, @Nullable Long other, long most) {
        return Math.abs((one == null ? 0 : one) - (other == null ? 0 : other)) <= most;
    }
}
