package org.kenes.server.outreach.command;

import static org.kenes.server.outreach.command.Commands.answer;
import static org.kenes.server.outreach.command.Commands.json;
import static org.kenes.server.outreach.command.Commands.lines;
import static org.kenes.server.outreach.command.Commands.problems;

import org.jspecify.annotations.Nullable;
import org.kenes.server.outreach.field.Inbox;
import org.kenes.server.outreach.reading.Reports;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What was sent and what was read from it, for `kenes field report …`.
@RestController
@RequestMapping("/api/v1/field")
class ReportApi {
    private final Inbox inbox;
    private final Reports reports;

    ReportApi(Inbox inbox, Reports reports) {
        this.inbox = inbox;
        this.reports = reports;
    }

    /// Reads every report of a version once more.
    @PostMapping("/forms/{id}/{version}/read-again")
    ResponseEntity<byte[]> readAgain(@PathVariable String id, @PathVariable String version) {
        return json(Map.of("formId", id, "reports", reports.readAgain(id, version)));
    }

    @GetMapping("/reports")
    ResponseEntity<byte[]> reports(
            @RequestParam(required = false) @Nullable String form,
            @RequestParam(required = false) @Nullable List<String> instance,
            @RequestParam(required = false) @Nullable String since) {
        if (instance != null) {
            return lines(instance.stream().flatMap(it -> inbox.summary(it).stream()).toList());
        }
        return lines(inbox.list(form, since == null ? Instant.EPOCH : Instant.parse(since)));
    }

    @GetMapping("/reports/{instance}")
    ResponseEntity<byte[]> report(@PathVariable String instance) {
        return found(
                instance, () -> inbox.fieldRecord(instance).map(Commands.JSON::writeValueAsBytes));
    }

    @GetMapping("/reports/{instance}/raw")
    ResponseEntity<byte[]> raw(@PathVariable String instance) {
        return found(instance, () -> inbox.raw(instance));
    }

    @GetMapping("/reports/{instance}/proof")
    ResponseEntity<byte[]> proof(@PathVariable String instance) {
        if (inbox.raw(instance).isPresent() && inbox.proof(instance).isEmpty()) {
            return problems(409, List.of("the report has no place in the log yet"));
        }
        return found(instance, () -> inbox.proof(instance));
    }

    private static ResponseEntity<byte[]> found(String instance, Supplier<Optional<byte[]>> bytes) {
        return bytes.get()
                .map(it -> answer(200, it))
                .orElseGet(() -> problems(409, List.of("there is no report \"" + instance + "\"")));
    }
}
