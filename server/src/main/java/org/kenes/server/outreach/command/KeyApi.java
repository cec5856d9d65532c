package org.kenes.server.outreach.command;

import static org.kenes.server.outreach.command.Commands.faults;
import static org.kenes.server.outreach.command.Commands.json;
import static org.kenes.server.outreach.command.Commands.lines;
import static org.kenes.server.outreach.command.Commands.problems;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.FieldKey;
import org.kenes.server.account.FieldKeys;
import org.kenes.server.outreach.desk.KeyDesk;
import org.kenes.server.outreach.openrosa.Doors;
import org.kenes.server.shell.Languages;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keys of the field for `kenes field key …`.
@RestController
@RequestMapping("/api/v1/field")
class KeyApi {
    private final KeyDesk desk;
    private final FieldKeys keys;
    private final Doors doors;
    private final Languages languages;

    KeyApi(KeyDesk desk, FieldKeys keys, Doors doors, Languages languages) {
        this.desk = desk;
        this.keys = keys;
        this.doors = doors;
        this.languages = languages;
    }

    @PostMapping("/keys")
    ResponseEntity<byte[]> issue(
            @RequestParam String org,
            @RequestParam String place,
            @RequestParam(defaultValue = "reporter") String role,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "ru") String lang,
            @RequestParam(defaultValue = "1200") int rate,
            @RequestParam(required = false) @Nullable String expires,
            HttpServletRequest request) {
        Instant end = expires == null ? null : Instant.parse(expires);
        var wish = new FieldKeys.Wish(org, place, role, label, lang, rate, end);
        return switch (desk.issue(wish)) {
            case KeyDesk.Issue.Refused refused -> faults(409, refused.problems(), languages);
            case KeyDesk.Issue.Done done -> {
                String url = doors.base(request) + Doors.KEY + done.token();
                Map<String, @Nullable Object> json = key(done.key());
                json.put("url", url);
                json.put("qr", Base64.getEncoder().encodeToString(KeyDesk.png(desk.settings(url))));
                yield json(json);
            }
        };
    }

    @GetMapping("/keys")
    ResponseEntity<byte[]> keys() {
        return lines(keys.all().stream().map(KeyApi::key).toList());
    }

    private static Map<String, @Nullable Object> key(FieldKey key) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("keyId", key.id());
        json.put("org", key.organisation());
        json.put("place", key.place());
        json.put("role", key.role());
        json.put("label", key.label());
        json.put("expires", key.expires() == null ? null : key.expires().toString());
        json.put("revokedAt", key.revoked() == null ? null : key.revoked().toString());
        return json;
    }

    @PostMapping("/keys/{id}/revoke")
    ResponseEntity<byte[]> revoke(
            @PathVariable String id, @RequestParam(defaultValue = "7") int graceDays) {
        return desk.revoke(id, Duration.ofDays(graceDays))
                .map(key ->
                        json(
                                Map.of(
                                        "keyId", key.id(),
                                        "revokedAt", String.valueOf(key.revoked()),
                                        "acceptUntil", String.valueOf(key.acceptUntil()))))
                .orElseGet(
                        () -> problems(409, List.of("there is no key \"" + id + "\" to revoke")));
    }
}
