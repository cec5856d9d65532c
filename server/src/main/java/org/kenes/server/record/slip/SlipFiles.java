package org.kenes.server.record.slip;

import org.kenes.ledger.strict.CanonicalJson;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What anybody may know of slips (ledger spec 7 and 12), for programs.
@RestController
class SlipFiles {
    private final Slips slips;

    SlipFiles(Slips slips) {
        this.slips = slips;
    }

    /// `{"state", "index"?}`; 404 for a serial number of no book.
    @GetMapping("/log/slip/{serial}")
    ResponseEntity<byte[]> slip(@PathVariable String serial) {
        return slips.find(serial)
                .map(slip -> {
                    Map<String, Object> answer = new TreeMap<>(Map.of("state", slip.state()));
                    Long index = slip.index();
                    if (index != null) {
                        answer.put("index", index);
                    }
                    return json(answer);
                })
                .orElseGet(() ->
                        ResponseEntity.notFound().cacheControl(CacheControl.noStore()).build());
    }

    /// Every book and every region: `printed`, `recorded`, `void` and `missing`, which is what
    /// remains.
    @GetMapping("/log/slips")
    ResponseEntity<byte[]> books() {
        List<Slips.Book> books = slips.books();
        List<Object> byBook = new ArrayList<>();
        Map<String, long[]> sums = new TreeMap<>();
        for (Slips.Book book : books) {
            Map<String, Object> row = counts(book.printed(), book.recorded(), book.voided());
            row.put("book", book.book());
            row.put("org", book.org());
            row.put("region", book.region());
            byBook.add(row);
            long[] sum = sums.computeIfAbsent(book.region(), region -> new long[3]);
            sum[0] += book.printed();
            sum[1] += book.recorded();
            sum[2] += book.voided();
        }
        List<Object> byRegion = new ArrayList<>();
        sums.forEach((region, sum) -> {
            Map<String, Object> row = counts(sum[0], sum[1], sum[2]);
            row.put("region", region);
            byRegion.add(row);
        });
        return json(new TreeMap<>(Map.of("books", byBook, "regions", byRegion)));
    }

    private static Map<String, Object> counts(long printed, long recorded, long voided) {
        return new TreeMap<>(
                Map.of(
                        "printed", printed,
                        "recorded", recorded,
                        "void", voided,
                        "missing", printed - recorded - voided));
    }

    private static ResponseEntity<byte[]> json(Map<String, Object> answer) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Access-Control-Allow-Origin", "*")
                .cacheControl(CacheControl.noStore())
                .body(CanonicalJson.write(answer));
    }
}
