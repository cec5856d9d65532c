package org.kenes.server.record.slip;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.server.record.slip.DeviceSlips.Brought;
import org.kenes.server.record.slip.DeviceSlips.Device;
import org.kenes.server.shell.door.MachineDoor;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Slips of devices, for programs: bringing one, where one is, and what is missing. No cookie means
/// anything here; what counts is the signature of the device.
@RestController
class DeviceFiles {
    /// A slip is a note of some 300 bytes.
    private static final int LONGEST = 2_048;

    private final DeviceSlips slips;

    DeviceFiles(DeviceSlips slips) {
        this.slips = slips;
    }

    @Bean
    static MachineDoor deviceDoor() {
        return new MachineDoor("/log/device/");
    }

    /// The signed note as it is: 201 if it is new, 200 if it is here already, 409 if another one
    /// has its number (both are kept), 403 without a registered key, 400 if it is none.
    @PostMapping("/log/device/slips")
    ResponseEntity<byte[]> bring(HttpServletRequest request) throws IOException {
        byte[] note = request.getInputStream().readNBytes(LONGEST + 1);
        Brought brought = note.length > LONGEST ? Brought.NO_SLIP : slips.bring(note);
        HttpStatus status =
                switch (brought) {
                    case NEW -> HttpStatus.CREATED;
                    case KNOWN -> HttpStatus.OK;
                    case REPEATED -> HttpStatus.CONFLICT;
                    case NO_KEY -> HttpStatus.FORBIDDEN;
                    case NO_SLIP -> HttpStatus.BAD_REQUEST;
                };
        String word = brought.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return json(status, new TreeMap<>(Map.of("state", word)));
    }

    /// Every device: `received`, `missing`, `repeated`, `broken`, `late`; and their sums by
    /// organisation.
    @GetMapping("/log/device/slips")
    ResponseEntity<byte[]> devices() {
        List<Object> devices = new ArrayList<>();
        Map<String, long[]> sums = new TreeMap<>();
        for (Device it : slips.devices()) {
            long[] numbers = numbers(it);
            Map<String, Object> row = counts(numbers);
            row.put("id", it.id());
            row.put("org", it.org());
            row.put("vkey", it.vkey());
            LocalDate revoked = it.revoked();
            if (revoked != null) {
                row.put("revoked", revoked.toString());
            }
            devices.add(row);
            long[] sum = sums.computeIfAbsent(it.org(), org -> new long[numbers.length]);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += numbers[i];
            }
        }
        List<Object> orgs = new ArrayList<>();
        sums.forEach((org, sum) -> {
            Map<String, Object> row = counts(sum);
            row.put("org", org);
            orgs.add(row);
        });
        return json(HttpStatus.OK, new TreeMap<>(Map.of("devices", devices, "orgs", orgs)));
    }

    @GetMapping("/log/device/{id:[a-z0-9][a-z0-9-]{0,39}}/{seq:[1-9][0-9]{0,17}}")
    ResponseEntity<byte[]> slip(@PathVariable String id, @PathVariable long seq) {
        return slips.where(id, seq)
                .map(where -> {
                    Map<String, Object> answer = new TreeMap<>(Map.of("state", where.state()));
                    Long index = where.index();
                    if (index != null) {
                        answer.put("index", index);
                    }
                    return json(HttpStatus.OK, answer);
                })
                .orElseGet(() ->
                        ResponseEntity.notFound()
                                .header("Access-Control-Allow-Origin", "*")
                                .cacheControl(CacheControl.noStore())
                                .build());
    }

    private static long[] numbers(Device it) {
        return new long[] {it.received(), it.missing(), it.repeated(), it.broken(), it.late()};
    }

    private static Map<String, Object> counts(long[] numbers) {
        return new TreeMap<>(
                Map.of(
                        "received", numbers[0],
                        "missing", numbers[1],
                        "repeated", numbers[2],
                        "broken", numbers[3],
                        "late", numbers[4]));
    }

    private static ResponseEntity<byte[]> json(HttpStatus status, Map<String, Object> answer) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Access-Control-Allow-Origin", "*")
                .cacheControl(CacheControl.noStore())
                .body(CanonicalJson.write(answer));
    }
}
