package org.kenes.server.outreach.command;

import static org.kenes.server.outreach.command.Commands.json;
import static org.kenes.server.outreach.command.Commands.problems;

import org.jspecify.annotations.Nullable;
import org.kenes.server.outreach.Claim;
import org.kenes.server.outreach.Event;
import org.kenes.server.outreach.EventState;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Telling;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Decisions about events for `kenes field event …`.
@RestController
@RequestMapping("/api/v1/field")
class EventApi {
    private final Events events;

    EventApi(Events events) {
        this.events = events;
    }

    @GetMapping("/events/{id}")
    ResponseEntity<byte[]> event(@PathVariable UUID id) {
        return events.find(id)
                .map(it -> json(event(it)))
                .orElseGet(() -> problems(409, List.of("there is no event " + id)));
    }

    @PostMapping("/events/{from}/merge")
    ResponseEntity<byte[]> merge(
            @PathVariable UUID from, @RequestParam UUID into, @RequestParam String reason) {
        for (Events.Joining why : Events.Joining.values()) {
            if (why.code().equals(reason)) {
                return decided(events.merge(from, into, why), into);
            }
        }
        return problems(422, List.of("a reason is co_hosted or same_report_twice"));
    }

    @PostMapping("/events/{gone}/unmerge")
    ResponseEntity<byte[]> unmerge(@PathVariable UUID gone) {
        return decided(events.unmerge(gone), gone);
    }

    /// Staff decide for the office that runs the dialogue, hence without an organisation.
    @PostMapping("/events/{id}/state")
    ResponseEntity<byte[]> become(
            @PathVariable UUID id, @RequestParam String to, @RequestParam String reason) {
        EventState state = EventState.of(to);
        if (state == null) {
            return problems(422, List.of("there is no state \"" + to + "\""));
        }
        int step = events.find(id).map(it -> it.history().size()).orElse(0);
        String key = "staff " + id + " " + step;
        return decided(events.submit(new Telling.Change(key, id, state, reason, "")), id);
    }

    private ResponseEntity<byte[]> decided(Events.Outcome outcome, UUID id) {
        return switch (outcome) {
            case Events.Outcome.Done done -> json(event(events.find(id).orElseThrow()));
            case Events.Outcome.Refused refused ->
                    problems(
                            409,
                            refused.refusals().stream()
                                    .map(it -> it.code() + " " + it.detail())
                                    .toList());
        };
    }

    private static Map<String, @Nullable Object> event(Event it) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("event", it.id().toString());
        json.put("state", it.state().code());
        json.put("organisers", it.facts().organisers());
        json.put("place", it.facts().place());
        json.put("activity", it.facts().activity());
        json.put("date", it.facts().date().toString());
        json.put("announced", it.announcedOn() == null ? null : it.announcedOn().toString());
        Claim attendance = it.attendance();
        Map<String, @Nullable Object> attended = new LinkedHashMap<>();
        attended.put("low", attendance.low());
        attended.put("value", attendance.value());
        attended.put("high", attendance.high());
        attended.put("method", attendance.method());
        attended.put("grade", attendance.grade());
        json.put("attendance", attended);
        json.put("questions", it.questions());
        json.put("opinions", it.opinions());
        List<Map<String, Object>> history = new ArrayList<>();
        for (Event.Moment moment : it.history()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("state", moment.state().code());
            one.put("day", moment.day().toString());
            one.put("by", moment.by());
            one.put("reason", moment.reason());
            history.add(one);
        }
        json.put("history", history);
        return json;
    }
}
