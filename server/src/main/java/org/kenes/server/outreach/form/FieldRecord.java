package org.kenes.server.outreach.form;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a report says, in the words of the house. Private answers are known by name only; their
/// values stay in the raw bytes and in [#hidden], which no page and no log prints.
///
/// @param event facts by name, null where nobody said
/// @param expected names of the files that the report speaks of
/// @param hidden private answers, for the signals only
/// @param otherClock whether the device's clock is set to another zone than that of the places
public record FieldRecord(
        String instanceId,
        String form,
        String version,
        String sha256,
        int bytes,
        @Nullable String law,
        Map<String, @Nullable Object> event,
        Map<String, @Nullable Object> attendance,
        Map<String, List<Map<String, @Nullable Object>>> rows,
        List<String> expected,
        List<Problem> problems,
        Map<String, @Nullable Object> hidden,
        boolean otherClock) {

    /// The same with what else turned out to be wrong.
    public FieldRecord with(List<Problem> all) {
        return new FieldRecord(
                instanceId,
                form,
                version,
                sha256,
                bytes,
                law,
                event,
                attendance,
                rows,
                expected,
                all,
                hidden,
                otherClock);
    }

    public @Nullable String text(String fact) {
        return event.get(fact) instanceof String text ? text : null;
    }

    public List<String> codes(String fact) {
        return event.get(fact) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    public @Nullable Long number(String fact) {
        return event.get(fact) instanceof Long number ? number : null;
    }

    public List<Map<String, @Nullable Object>> rows(String of) {
        return rows.getOrDefault(of, List.of());
    }

    /// As `kenes field report` prints it.
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("instanceId", instanceId);
        json.put("formId", form);
        json.put("formVersion", version);
        json.put("rawSha256", sha256);
        json.put("rawBytes", bytes);
        json.put("law", law);
        json.put("event", new TreeMap<>(event));
        json.put("attendance", attendance);
        for (String list : List.of("questions", "opinions", "photos")) {
            json.put(list, rows(list));
        }
        json.put(
                "private",
                hidden.entrySet().stream()
                        .filter(it -> it.getValue() != null)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList());
        json.put("expectedAttachments", expected);
        List<Map<String, Object>> wrong = new ArrayList<>();
        for (Problem problem : problems) {
            Map<String, Object> it = new LinkedHashMap<>();
            it.put("path", problem.path());
            it.put("value", problem.value());
            it.put("expected", problem.expected());
            wrong.add(it);
        }
        json.put("problems", wrong);
        return json;
    }
}
