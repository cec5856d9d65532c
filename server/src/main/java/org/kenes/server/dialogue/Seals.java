package org.kenes.server.dialogue;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.dataset.entry.Entry;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.server.record.OwnSeal;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import java.util.Optional;

/// How a form lets its author's own device seal what it sends: it is first sent with `step=seal`
/// and answered with the values that would be recorded; then again, with salts and a commitment to
/// them (`seal.js`). Whoever runs no scripts sends it once.
public final class Seals {
    private Seals() {}

    /// Whether only the values are asked for; nothing is to be recorded.
    public static boolean asked(HttpServletRequest request) {
        return "seal".equals(request.getParameter("step"));
    }

    /// `{"kind", "coded", "text", "prov"}`; 204 if sending the form would record nothing now, so
    /// that its author should send it and read why.
    public static ResponseEntity<byte[]> values(Optional<? extends Entry.Sealed> entry) {
        return entry.map(it ->
                        ResponseEntity.ok()
                                .cacheControl(CacheControl.noStore())
                                .contentType(MediaType.APPLICATION_JSON)
                                .body(CanonicalJson.write(OwnSeal.values(it))))
                .orElseGet(() ->
                        ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build());
    }
}
