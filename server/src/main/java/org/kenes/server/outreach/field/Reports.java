package org.kenes.server.outreach.field;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.Entry;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.outreach.Claim;
import org.kenes.server.outreach.EventState;
import org.kenes.server.outreach.EventVoices;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Places;
import org.kenes.server.outreach.Telling;
import org.kenes.server.outreach.form.FieldRecord;
import org.kenes.server.outreach.form.Instance;
import org.kenes.server.outreach.form.Mapping;
import org.kenes.server.outreach.form.Problem;
import org.kenes.server.outreach.form.Reading;
import org.kenes.server.outreach.photo.Photos;
import org.kenes.server.shell.setup.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Reads stored reports: the event, its questions and opinions, and the entries of the record, in
/// one transaction for each report. Reading one again records nothing twice.
@Component
public class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LATE = Duration.ofHours(72);
    private static final int BATCH = 50;
    private static final int MOST_MAPPINGS = 100;

    private static final String WAITING =
            "select instance_id from outreach.submission where not read and next_try <= ?"
                    + " order by next_try, instance_id limit ?";
    private static final String LOCK =
            """
            select instance_id, form, version, key_id, organisation, place, received_at, raw, sha256,
                expected, quarantined, supersedes, superseded_by
            from outreach.submission where instance_id = ? and not read for update skip locked
            """;
    private static final String FIRST =
            """
            with recursive chain as (
                select instance_id, supersedes from outreach.submission where instance_id = ?
                union all
                select it.instance_id, it.supersedes from outreach.submission as it
                join chain on it.instance_id = chain.supersedes)
            select instance_id from chain where supersedes is null
            """;
    private static final String ARRIVED =
            "select distinct name from outreach.attachment where instance_id = ?";
    private static final String DONE =
            """
            update outreach.submission set read = true, error = null, field_record = ?, problems = ?,
                flags = ?, event = ? where instance_id = ?
            """;
    private static final String FAILED =
            """
            update outreach.submission set attempts = attempts + 1, error = ?,
                next_try = ?::timestamptz + least(attempts + 1, 12) * interval '10 seconds' * (attempts + 1)
            where instance_id = ?
            """;
    private static final String TITLE =
            "insert into outreach.event_title (event, title) values (?, ?) on conflict (event) do"
                    + " update set title = excluded.title";
    private static final String AGAIN =
            "update outreach.submission set read = false, attempts = 0, next_try = ?"
                    + " where form = ? and version = ?";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final FieldForms forms;
    private final Events events;
    private final Places places;
    private final EventVoices voices;
    private final Photos photos;
    private final Settings settings;
    private final Clock clock;

    /// By their YAML.
    private final Map<String, Mapping> mappings = new ConcurrentHashMap<>();

    Reports(
            JdbcClient jdbc,
            TransactionOperations transactions,
            FieldForms forms,
            Events events,
            Places places,
            EventVoices voices,
            Photos photos,
            Settings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.forms = forms;
        this.events = events;
        this.places = places;
        this.voices = voices;
        this.photos = photos;
        this.settings = settings;
        this.clock = clock;
    }

    private record Row(
            String instanceId,
            String form,
            String version,
            String keyId,
            String organisation,
            String place,
            OffsetDateTime received,
            byte[] raw,
            byte[] sha256,
            List<String> expected,
            boolean quarantined,
            boolean superseded) {}

    /// Reads everything that waits.
    ///
    /// @return how many reports were read
    public int readWaiting() {
        int read = 0;
        while (true) {
            List<String> waiting =
                    jdbc.sql(WAITING).params(now(), BATCH).query(String.class).list();
            if (waiting.isEmpty()) {
                return read;
            }
            for (String instance : waiting) {
                read += read(instance) ? 1 : 0;
            }
        }
    }

    /// All reports of a version are read once more, for example with a new text of the law.
    public int readAgain(String form, String version) {
        return jdbc.sql(AGAIN).params(now(), form, version).update();
    }

    private boolean read(String instance) {
        try {
            return Boolean.TRUE.equals(
                    transactions.execute(status ->
                            jdbc.sql(LOCK)
                                    .param(instance)
                                    .query((row, n) ->
                                            new Row(
                                                    row.getString("instance_id"),
                                                    row.getString("form"),
                                                    row.getString("version"),
                                                    row.getString("key_id"),
                                                    row.getString("organisation"),
                                                    row.getString("place"),
                                                    row.getObject(
                                                            "received_at", OffsetDateTime.class),
                                                    row.getBytes("raw"),
                                                    row.getBytes("sha256"),
                                                    List.of(
                                                            (String[])
                                                                    row.getArray("expected")
                                                                            .getArray()),
                                                    row.getBoolean("quarantined"),
                                                    row.getString("superseded_by") != null))
                                    .optional()
                                    .map(row -> {
                                        read(row);
                                        return true;
                                    })
                                    .orElse(false)));
        } catch (RuntimeException e) {
            LOG.warn("report {} cannot be read yet", instance, e);
            jdbc.sql(FAILED).params(String.valueOf(e.getMessage()), now(), instance).update();
            return false;
        }
    }

    /// The same few are needed for all reports.
    private Mapping mapping(String yaml, String form) {
        if (mappings.size() > MOST_MAPPINGS) {
            mappings.clear();
        }
        return mappings.computeIfAbsent(
                yaml, it -> Mapping.read(it.getBytes(StandardCharsets.UTF_8), form));
    }

    private void read(Row row) {
        FieldForms.Published form = forms.find(row.form(), row.version()).orElseThrow();
        if (form.mapping() == null) {
            done(row, null, List.of(), Set.of(), null);
            return;
        }
        Mapping mapping = mapping(form.mapping(), row.form());
        Instance root = ((Instance.Read.Good) Instance.read(row.raw())).root();
        FieldRecord record =
                Reading.read(
                        root,
                        mapping,
                        new Reading.Raw(
                                row.instanceId(),
                                row.form(),
                                row.version(),
                                Hash.of(row.sha256()).hex(),
                                row.raw().length),
                        row.expected(),
                        places::path,
                        settings.dialogue().zone());
        List<Problem> problems = new ArrayList<>(record.problems());
        Set<String> flags = new TreeSet<>();
        UUID event = null;
        if (!row.quarantined() && !row.superseded()) {
            event =
                    switch (mapping.produces()) {
                        case EVENT_REPORT, VISIT_REPORT -> report(row, record, problems, flags);
                        case EVENT_PLAN -> plan(row, record, problems);
                        case NONE -> null;
                    };
        }
        done(row, record, problems, flags, event);
    }

    private void done(
            Row row,
            @Nullable FieldRecord record,
            List<Problem> problems,
            Set<String> flags,
            @Nullable UUID event) {
        String json = null;
        if (record != null) {
            FieldRecord all =
                    new FieldRecord(
                            record.instanceId(),
                            record.form(),
                            record.version(),
                            record.sha256(),
                            record.bytes(),
                            record.law(),
                            record.event(),
                            record.attendance(),
                            record.rows(),
                            record.expected(),
                            problems,
                            record.hidden());
            json = JSON.writeValueAsString(all.json());
        }
        jdbc.sql(DONE)
                .params(
                        Arrays.asList(
                                json,
                                problems.size(),
                                flags.toArray(String[]::new),
                                event,
                                row.instanceId()))
                .update();
    }

    private @Nullable UUID plan(Row row, FieldRecord it, List<Problem> problems) {
        String id = it.text("plan");
        Entry.EventFacts facts = facts(row, it, problems);
        if (facts == null || id == null) {
            return null;
        }
        UUID event = UUID.fromString(id);
        if (!told(new Telling.Announcement(row.instanceId(), event, facts), problems)) {
            return null;
        }
        title(event, it);
        return event;
    }

    private @Nullable UUID report(
            Row row, FieldRecord it, List<Problem> problems, Set<String> flags) {
        boolean sound = it.problems().stream().noneMatch(p -> p.expected().startsWith("low ≤"));
        Entry.EventFacts facts = facts(row, it, problems);
        Claim claim = claim(it, problems, flags);
        if (facts == null || claim == null || !sound) {
            return null;
        }
        String first = jdbc.sql(FIRST).param(row.instanceId()).query(String.class).single();
        String plan = it.text("plan");
        UUID event =
                plan != null
                        ? UUID.fromString(plan)
                        : UUID.nameUUIDFromBytes(first.getBytes(StandardCharsets.UTF_8));
        boolean announced = events.find(event).isPresent();
        if (!announced) {
            flags.add(plan == null ? "unannounced" : "plan_unknown");
        }
        if (late(row, facts)) {
            flags.add("late");
        }
        String by =
                row.organisation().isEmpty() ? facts.organisers().getFirst() : row.organisation();
        var telling =
                new Telling.Report(
                        row.instanceId(),
                        event,
                        facts,
                        claim,
                        measures(it),
                        it.rows("questions").size(),
                        it.rows("opinions").size(),
                        it.rows("photos").size(),
                        it.text("paidBy"),
                        EventState.REPORTED,
                        by);
        if (!told(telling, problems)) {
            return null;
        }
        title(event, it);
        hear(first, event, it, facts, problems, flags);
        photos.note(
                row.instanceId(), event, it.rows("photos").stream().map(Reports::photo).toList());
        complete(row, event, by, problems);
        return event;
    }

    /// A report is complete when all its files have arrived and nothing in it is wrong.
    private void complete(Row row, UUID event, String by, List<Problem> problems) {
        Set<String> arrived =
                new HashSet<>(jdbc.sql(ARRIVED).param(row.instanceId()).query(String.class).list());
        boolean reported =
                events.find(event).map(it -> it.state() == EventState.REPORTED).orElse(false);
        if (reported && problems.isEmpty() && arrived.containsAll(row.expected())) {
            told(
                    new Telling.Change(
                            row.instanceId() + " complete",
                            event,
                            EventState.COMPLETE,
                            "all files of the report have arrived",
                            by),
                    problems);
        }
    }

    private boolean told(Telling telling, List<Problem> problems) {
        return switch (events.submit(telling)) {
            case Events.Outcome.Done done -> true;
            case Events.Outcome.Refused refused -> {
                refused.refusals()
                        .forEach(it -> problems.add(new Problem("", it.detail(), it.code())));
                yield false;
            }
        };
    }

    private void title(UUID event, FieldRecord it) {
        if (it.text("title") != null) {
            jdbc.sql(TITLE).params(event, it.text("title")).update();
        }
    }

    /// @return null where the report counts nowhere until staff decide; `problems` says why
    private Entry.@Nullable EventFacts facts(Row row, FieldRecord it, List<Problem> problems) {
        int before = problems.size();
        String place = it.text("place");
        String date = it.text("date");
        List<String> organisers = it.codes("organisers");
        if (place == null) {
            problems.add(new Problem("place", "", "known place"));
        } else if (!row.place().isEmpty() && !places.path(place).contains(row.place())) {
            problems.add(new Problem("place", place, "place of the key: " + row.place()));
        }
        if (date == null) {
            problems.add(new Problem("date", "", "YYYY-MM-DD"));
        }
        if (!row.organisation().isEmpty() && !organisers.contains(row.organisation())) {
            problems.add(
                    new Problem(
                            "organisers",
                            String.join(" ", organisers),
                            "organisation of the key: " + row.organisation()));
        } else if (organisers.isEmpty()) {
            problems.add(new Problem("organisers", "", "organisation"));
        }
        if (problems.size() > before || place == null || date == null) {
            return null;
        }
        // a form that does not ask for it is about a meeting in person
        String format = it.text("format") == null ? "in_person" : it.text("format");
        String activity = it.text("activity") == null ? "meeting" : it.text("activity");
        String nature = it.text("nature") == null ? "unstated" : it.text("nature");
        return new Entry.EventFacts(
                organisers,
                place,
                it.text("venueKind"),
                String.valueOf(activity),
                String.valueOf(format),
                String.valueOf(nature),
                it.codes("audiences"),
                LocalDate.parse(date),
                it.text("start"),
                it.number("minutes"),
                it.text("inWorkingHours") == null
                        ? "unknown"
                        : String.valueOf(it.text("inWorkingHours")));
    }

    private static @Nullable Claim claim(
            FieldRecord it, List<Problem> problems, Set<String> flags) {
        Long value = it.attendance().get("value") instanceof Long number ? number : null;
        Long low = it.attendance().get("low") instanceof Long number ? number : null;
        Long high = it.attendance().get("high") instanceof Long number ? number : null;
        String method = String.valueOf(it.attendance().get("method"));
        List<Problem> wrong = new ArrayList<>();
        Claim claim =
                Claim.of(
                        low,
                        value,
                        high,
                        method,
                        Claim.Evidence.NOTHING,
                        (column, code) -> wrong.add(new Problem(column, "", code)));
        problems.addAll(wrong);
        if (method.equals("estimate") && low != null && low.equals(high)) {
            flags.add("estimate_without_range");
        }
        return wrong.isEmpty() ? claim : null;
    }

    private static Map<String, Long> measures(FieldRecord it) {
        Map<String, Long> measures = new TreeMap<>();
        it.rows("measures")
                .forEach(row ->
                        row.forEach((name, value) -> {
                            if (value instanceof Long number && !name.equals("n")) {
                                measures.merge(name, number, Long::sum);
                            }
                        }));
        return measures;
    }

    private boolean late(Row row, Entry.EventFacts facts) {
        LocalDateTime end = facts.date().plusDays(1).atStartOfDay();
        return row.received()
                .toInstant()
                .isAfter(end.atZone(settings.dialogue().zone()).toInstant().plus(LATE));
    }

    private void hear(
            String first,
            UUID event,
            FieldRecord it,
            Entry.EventFacts facts,
            List<Problem> problems,
            Set<String> flags) {
        List<EventVoices.Note> notes = new ArrayList<>();
        List<String> controls = new ArrayList<>();
        List<String> path = places.path(facts.place());
        String region = path.size() > 1 ? path.get(1) : "";
        for (String kind : List.of("questions", "opinions")) {
            for (Map<String, @Nullable Object> row : it.rows(kind)) {
                String words = Normalizer.normalize(text(row, "text"), Normalizer.Form.NFC);
                String stance = kind.equals("opinions") ? text(row, "stance") : null;
                if (words.isEmpty() && stance == null || stance != null && stance.isEmpty()) {
                    continue;
                }
                String anchor = text(row, "anchor");
                // the words are part of a question's name: an edited report repeats what it keeps
                String key =
                        first + " " + kind + " " + (stance == null ? hash(words) : row.get("n"));
                notes.add(
                        new EventVoices.Note(
                                key,
                                String.valueOf(it.law()),
                                anchor.equals("general") ? "" : anchor,
                                stance,
                                words,
                                text(row, "lang").isEmpty() ? "und" : text(row, "lang"),
                                region,
                                text(row, "audience"),
                                row.get("voices") instanceof Long n ? Math.toIntExact(n) : 1,
                                facts.date(),
                                provenance(event, it, text(row, "slip"))));
                controls.add(kind + "[" + row.get("n") + "]/");
            }
        }
        List<EventVoices.Heard> heard = voices.hear(notes);
        for (int i = 0; i < heard.size(); i++) {
            switch (heard.get(i)) {
                case TAKEN -> {}
                case NO_TEXT -> flags.add("text_unknown");
                case NO_SLIP ->
                        problems.add(
                                new Problem(
                                        controls.get(i) + "slip",
                                        String.valueOf(notes.get(i).provenance().get("slip")),
                                        "unused slip"));
                case NO_PROVISION ->
                        problems.add(
                                new Problem(
                                        controls.get(i) + "anchor",
                                        notes.get(i).eId(),
                                        "provision of " + it.law()));
            }
        }
    }

    private static Photos.Noted photo(Map<String, @Nullable Object> row) {
        return new Photos.Noted(
                Parts.label(text(row, "file")),
                text(row, "caption"),
                text(row, "credit"),
                text(row, "licence"),
                text(row, "consent"),
                text(row, "minors"));
    }

    private static Map<String, Object> provenance(UUID event, FieldRecord it, String slip) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("event", event.toString());
        provenance.put("instance", it.instanceId());
        if (!slip.isEmpty()) {
            provenance.put("slip", slip);
        }
        return provenance;
    }

    private static String hash(String words) {
        return Hash.sha256(words.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static String text(Map<String, @Nullable Object> row, String name) {
        return row.get(name) instanceof String text ? text : "";
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
