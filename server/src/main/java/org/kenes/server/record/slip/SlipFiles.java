package org.kenes.server.record.slip;

import org.kenes.ledger.strict.CanonicalJson;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

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
                    return json(CanonicalJson.write(answer));
                })
                .orElseGet(() ->
                        ResponseEntity.notFound()
                                .header("Access-Control-Allow-Origin", "*")
                                .cacheControl(CacheControl.noStore())
                                .build());
    }

    /// Every book and every region: `printed`, `recorded`, `void` and `missing`, which is what
    /// remains.
    @GetMapping("/log/slips")
    ResponseEntity<byte[]> books() {
        return json(SlipCounts.json(slips.books()));
    }

    private static ResponseEntity<byte[]> json(byte[] answer) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Access-Control-Allow-Origin", "*")
                .cacheControl(CacheControl.noStore())
                .body(answer);
    }
}
