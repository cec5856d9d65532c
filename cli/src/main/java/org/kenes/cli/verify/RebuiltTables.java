package org.kenes.cli.verify;

import org.kenes.dataset.cut.Cut;
import org.kenes.dataset.cut.FolderSources;
import org.kenes.dataset.cut.PublishedOpenings;
import org.kenes.dataset.table.Forms;
import org.kenes.ledger.tile.LogReader;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Step 5: the tables made again from the log and the published openings.
///
/// @param withheld index → index of what ended the entry after the release
record RebuiltTables(
        Path folder, PublishedTables tables, LogReader log, SortedMap<Long, Long> withheld) {
    /// Families of near-duplicates and weights come from the published tables, not from the log.
    private static final Set<String> DERIVED = Set.of("families", "weights");

    /// Table hash of every table that the log gives.
    SortedMap<String, String> hashes() {
        return new Cut(
                        log,
                        Cut.point(tables.data()),
                        PublishedOpenings.in(tables.database()),
                        new FolderSources(folder.resolve("sources")))
                .withholding(withheld)
                .tableHashes();
    }

    static Step compare(PublishedTables tables, SortedMap<String, String> rebuilt) {
        SortedMap<String, String> stated = tables.data().tableHashes();
        SortedMap<String, String> plain = without(rebuilt);
        compare(without(stated), plain, "the log");
        files(tables);
        compare(only(stated), only(rebuilt), "the published texts");
        return Step.ok(
                5,
                "tables",
                plain.size() + " tables rebuilt from the log, in every published form");
    }

    /// Every published file of a table, whatever its form, has the rows of the table's hash.
    static void files(PublishedTables tables) {
        Forms.difference(tables.data(), tables.database())
                .ifPresent(it -> {
                    throw new Defect(
                            "%s: table hash %s, stated %s"
                                    .formatted(it.path(), it.found(), it.stated()));
                });
    }

    private static SortedMap<String, String> without(SortedMap<String, String> hashes) {
        SortedMap<String, String> plain = new TreeMap<>(hashes);
        plain.keySet().removeAll(DERIVED);
        return plain;
    }

    private static SortedMap<String, String> only(SortedMap<String, String> hashes) {
        SortedMap<String, String> derived = new TreeMap<>(hashes);
        derived.keySet().retainAll(DERIVED);
        return derived;
    }

    private static void compare(
            Map<String, String> stated, Map<String, String> found, String from) {
        if (!stated.keySet().equals(found.keySet())) {
            throw new Defect(
                    "tables are " + stated.keySet() + ", from " + from + " " + found.keySet());
        }
        stated.forEach((table, hash) -> {
            if (!hash.equals(found.get(table))) {
                throw new Defect(
                        "table %s: hash %s is published, %s gives %s"
                                .formatted(table, hash, from, found.get(table)));
            }
        });
    }

    static SortedMap<String, String> await(Future<SortedMap<String, String>> hashes) {
        try {
            return hashes.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
