package org.kenes.server.outreach.paper;

import org.kenes.dataset.entry.CheckEntry;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.outreach.field.Inbox;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reports from paper that are keyed in twice: one in twenty, by the hash of the instance.
@Component
public class SecondEntries {
    private static final int ONE_IN = 20;

    /// What is compared, in the order of the form.
    static final List<String> FIELDS =
            List.of(
                    "date",
                    "start",
                    "minutes",
                    "activity",
                    "nature",
                    "format",
                    "value",
                    "low",
                    "high",
                    "method",
                    "questions",
                    "support",
                    "partly",
                    "oppose",
                    "none");

    private static final String WAITING =
            """
            select it.instance_id, it.received_at::date as day
            from outreach.submission as it join outreach.report_private as private
                on private.instance_id = it.instance_id
            where private.on_paper and private.scan is not null and it.superseded_by is null
                and not exists (select from outreach.second_entry as second
                    where second.instance_id = it.instance_id)
            order by it.received_at, it.instance_id limit 10000
            """;
    private static final String SCAN =
            "select scan from outreach.report_private where instance_id = ? and on_paper";
    private static final String STORE =
            """
            insert into outreach.second_entry (instance_id, staff, fields, differing, entered_at)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final Inbox inbox;
    private final Record record;
    private final Clock clock;

    SecondEntries(JdbcClient jdbc, Inbox inbox, Record record, Clock clock) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.record = record;
        this.clock = clock;
    }

    record Waiting(String instance, LocalDate day) {}

    /// Those that were chosen and nobody has keyed a second time.
    List<Waiting> waiting() {
        return jdbc
                .sql(WAITING)
                .query((row, n) ->
                        new Waiting(
                                row.getString("instance_id"),
                                row.getObject("day", LocalDate.class)))
                .list()
                .stream()
                .filter(it -> isChosen(it.instance()))
                .toList();
    }

    /// One in twenty; who knows the instance can say it, nobody can choose it.
    public static boolean isChosen(String instance) {
        byte[] hash = Hash.sha256(instance.getBytes(StandardCharsets.UTF_8)).bytes();
        int number = (hash[0] & 0xff) << 16 | (hash[1] & 0xff) << 8 | hash[2] & 0xff;
        return number % ONE_IN == 0;
    }

    /// SHA-256 of the picture of the sheet.
    Optional<String> scan(String instance) {
        return jdbc.sql(SCAN).param(instance).query(String.class).optional();
    }

    /// @param typed field → what the second person read on the sheet
    /// @return how many answers differ; empty if it was keyed twice before, or does not wait
    @Transactional
    public Optional<Integer> enter(String instance, long staff, Map<String, String> typed) {
        if (waiting().stream().noneMatch(it -> it.instance().equals(instance))) {
            return Optional.empty();
        }
        Map<String, String> first = first(inbox.fieldRecord(instance).orElseThrow());
        int differing = 0;
        for (String field : FIELDS) {
            String now = typed.getOrDefault(field, "").strip();
            differing += now.equals(first.getOrDefault(field, "")) ? 0 : 1;
        }
        int stored =
                jdbc.sql(STORE)
                        .params(
                                instance,
                                staff,
                                FIELDS.size(),
                                differing,
                                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .update();
        if (stored == 0) {
            return Optional.empty();
        }
        String name = Hash.sha256(instance.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
        int different = differing;
        record.add(
                new Submission(
                        new SubmissionKey("outreach/second", name),
                        name.getBytes(StandardCharsets.UTF_8),
                        () ->
                                new CheckEntry.SecondEntry(
                                        name, FIELDS.size(), different, LocalDate.now(clock))));
        return Optional.of(differing);
    }

    /// The first keying, as the record of the report has it.
    private static Map<String, String> first(JsonNode it) {
        Map<String, String> first = new LinkedHashMap<>();
        for (String field : List.of("date", "start", "minutes", "activity", "nature", "format")) {
            first.put(field, text(it.path("event").path(field)));
        }
        for (String field : List.of("value", "low", "high", "method")) {
            first.put(field, text(it.path("attendance").path(field)));
        }
        first.put("questions", Integer.toString(it.path("questions").size()));
        for (String stance : List.of("support", "partly", "oppose", "none")) {
            long n = 0;
            for (JsonNode opinion : it.path("opinions")) {
                n += text(opinion.path("stance")).equals(stance) ? 1 : 0;
            }
            first.put(stance, Long.toString(n));
        }
        return first;
    }

    private static String text(JsonNode it) {
        return it.isNull() || it.isMissingNode() ? "" : it.asString();
    }
}
