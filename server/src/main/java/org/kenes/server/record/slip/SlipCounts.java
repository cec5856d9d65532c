package org.kenes.server.record.slip;

import org.kenes.ledger.strict.CanonicalJson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What became of all slips, for programs: by book and by region `printed`, `recorded`, `void` and
/// `missing`, which is what remains. The log itself says what was printed (kind 8).
final class SlipCounts {
    private final List<Object> books = new ArrayList<>();
    private final Map<String, long[]> regions = new TreeMap<>();

    private SlipCounts() {}

    /// Canonical JSON.
    static byte[] json(List<Slips.Book> books) {
        SlipCounts counts = new SlipCounts();
        books.forEach(counts::add);
        return CanonicalJson.write(Map.of("books", counts.books, "regions", counts.regions()));
    }

    private void add(Slips.Book book) {
        Map<String, Object> row = counts(book.printed(), book.recorded(), book.voided());
        row.put("book", book.book());
        row.put("org", book.org());
        row.put("region", book.region());
        books.add(row);
        long[] sum = regions.computeIfAbsent(book.region(), region -> new long[3]);
        sum[0] += book.printed();
        sum[1] += book.recorded();
        sum[2] += book.voided();
    }

    private List<Object> regions() {
        List<Object> rows = new ArrayList<>();
        regions.forEach((region, sum) -> {
            Map<String, Object> row = counts(sum[0], sum[1], sum[2]);
            row.put("region", region);
            rows.add(row);
        });
        return rows;
    }

    private static Map<String, Object> counts(long printed, long recorded, long voided) {
        return new TreeMap<>(
                Map.of(
                        "printed", printed,
                        "recorded", recorded,
                        "void", voided,
                        "missing", printed - recorded - voided));
    }
}
