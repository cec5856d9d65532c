package org.kenes.server.release.session;

import org.kenes.server.release.CutTables;
import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The rows of the newest cut that are about sessions. An event is a session once its programme
/// says in which office somebody spoke there; speakers that a report names without one are no
/// programme.
@Component
class SessionRows {
    /// One event with everything about it.
    ///
    /// @param event its row of `events`
    /// @param speakers rows of `event_speakers`, in the order of the programme
    /// @param words rows of `quotations`
    /// @param photos rows of `photos`
    /// @param promises rows of `promises` made in these words
    record Session(
            Map<String, String> event,
            List<String> organisers,
            List<Map<String, String>> speakers,
            List<Map<String, String>> words,
            List<Map<String, String>> photos,
            List<Map<String, String>> promises) {}

    private final CutTables tables;

    SessionRows(CutTables tables) {
        this.tables = tables;
    }

    /// Rows of `events`, the last day first.
    List<Map<String, String>> events() {
        Set<String> ids =
                tables.rowsWith("event_speakers", "office_en").stream()
                        .map(row -> row.getOrDefault("event", ""))
                        .collect(Collectors.toSet());
        return tables.rows("events", "event", ids).stream()
                .sorted(
                        Comparator.comparing((Map<String, String> row) ->
                                        row.getOrDefault("held_on", ""))
                                .reversed()
                                .thenComparing(row -> row.getOrDefault("event", "")))
                .toList();
    }

    Optional<Session> find(String event) {
        List<Map<String, String>> speakers = tables.rows("event_speakers", "event", Set.of(event));
        if (speakers.isEmpty()) {
            return Optional.empty();
        }
        Set<String> one = Set.of(event);
        List<Map<String, String>> words = of("quotations", event);
        Set<String> said =
                words.stream()
                        .map(row -> row.getOrDefault("quotation", ""))
                        .collect(Collectors.toSet());
        return tables.rows("events", "event", one).stream()
                .findFirst()
                .map(row ->
                        new Session(
                                row,
                                tables.rows("event_organisers", "event", one).stream()
                                        .map(it -> it.getOrDefault("organisation", ""))
                                        .toList(),
                                speakers,
                                words,
                                tables.rows("photos", "event", one),
                                tables.rows("promises").stream()
                                        .filter(it ->
                                                said.contains(it.getOrDefault("quotation", "")))
                                        .toList()));
    }

    private List<Map<String, String>> of(String table, String event) {
        return tables.rows(table).stream().filter(row -> event.equals(row.get("event"))).toList();
    }
}
