package org.kenes.server.outreach.command;

import static org.kenes.server.outreach.command.Commands.json;
import static org.kenes.server.outreach.command.Commands.problems;

import org.jspecify.annotations.Nullable;
import org.kenes.server.outreach.check.Draws;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Back-checks for `kenes field draw …` and `kenes field backcheck …`.
@RestController
@RequestMapping("/api/v1/field/draws")
class DrawApi {
    private final Draws draws;

    DrawApi(Draws draws) {
        this.draws = draws;
    }

    @PostMapping("/{id}")
    ResponseEntity<byte[]> announce(
            @PathVariable String id,
            @RequestParam int n,
            @RequestParam(defaultValue = "0") int perStratum,
            @RequestParam String deadline,
            @RequestParam(defaultValue = "none") String beaconRule,
            @RequestParam List<String> checker,
            @RequestParam String outcomesBy) {
        var wish =
                new Draws.Wish(
                        id,
                        n,
                        perStratum,
                        Instant.parse(deadline),
                        beaconRule,
                        checker,
                        LocalDate.parse(outcomesBy));
        return answered(draws.announce(wish), Map.of("draw", id));
    }

    @PostMapping("/{id}/close")
    ResponseEntity<byte[]> close(
            @PathVariable String id, @RequestParam(defaultValue = "") String beacon) {
        return answered(draws.close(id, beacon), Map.of("draw", id));
    }

    @PostMapping("/{id}/outcomes/{event}")
    ResponseEntity<byte[]> outcome(
            @PathVariable String id,
            @PathVariable UUID event,
            @RequestParam String outcome,
            @RequestParam(required = false) @Nullable Long low,
            @RequestParam(required = false) @Nullable Long high,
            @RequestParam String by) {
        return answered(
                draws.outcome(id, event, outcome, low, high, by),
                Map.of("draw", id, "event", event.toString(), "outcome", outcome));
    }

    @GetMapping("/{id}/population.csv")
    ResponseEntity<byte[]> population(@PathVariable String id) {
        return draws.files(id)
                .map(it -> Commands.answer(200, it.population()))
                .orElseGet(() -> problems(409, List.of("draw " + id + " is not closed")));
    }

    @GetMapping("/{id}/sample.csv")
    ResponseEntity<byte[]> sample(@PathVariable String id) {
        return draws.files(id)
                .map(it -> Commands.answer(200, it.sample()))
                .orElseGet(() -> problems(409, List.of("draw " + id + " is not closed")));
    }

    private static ResponseEntity<byte[]> answered(Draws.Answer answer, Map<String, ?> done) {
        return switch (answer) {
            case Draws.Answer.Done it -> json(done);
            case Draws.Answer.Refused it -> problems(409, List.of(it.why()));
        };
    }
}
