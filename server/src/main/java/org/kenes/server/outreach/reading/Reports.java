package org.kenes.server.outreach.reading;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.EventFacts;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.outreach.Claim;
import org.kenes.server.outreach.CodeList;
import org.kenes.server.outreach.CodeLists;
import org.kenes.server.outreach.Event;
import org.kenes.server.outreach.EventState;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Invitation;
import org.kenes.server.outreach.Invitations;
import org.kenes.server.outreach.Places;
import org.kenes.server.outreach.Telling;
import org.kenes.server.outreach.form.FieldRecord;
import org.kenes.server.outreach.form.Instance;
import org.kenes.server.outreach.form.Mapping;
import org.kenes.server.outreach.form.Problem;
import org.kenes.server.outreach.form.Reading;
import org.kenes.server.outreach.photo.Photos;
import org.kenes.server.outreach.published.FieldForms;
import org.kenes.server.shell.setup.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    private static final String REWRITE =
            "update outreach.submission set raw = ? where instance_id = ?";
    private static final String FAILED =
            """
            update outreach.submission set attempts = attempts + 1, error = ?,
                next_try = ?::timestamptz + least(attempts + 1, 12) * interval '10 seconds' * (attempts + 1)
            where instance_id = ?
            """;
    private static final String AGAIN =
            "update outreach.submission set read = false, attempts = 0, next_try = ?"
                    + " where form = ? and version = ?";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final FieldForms forms;
    private final Events events;
    private final Places places;
    private final Invitations invitations;
    private final CodeLists codes;
    private final ReportFacts facts;
    private final ReportVoices voices;
    private final ReportNotes notes;
    private final ReportTrail trail;
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
            Invitations invitations,
            CodeLists codes,
            ReportFacts facts,
            ReportVoices voices,
            ReportNotes notes,
            ReportTrail trail,
            Photos photos,
            Settings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.forms = forms;
        this.events = events;
        this.places = places;
        this.invitations = invitations;
        this.codes = codes;
        this.facts = facts;
        this.voices = voices;
        this.notes = notes;
        this.trail = trail;
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
            boolean superseded) {
        ReportFacts.Scope scope() {
            return new ReportFacts.Scope(organisation, place);
        }
    }

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
        byte[] raw = withoutEnded(row, mapping);
        Instance root = ((Instance.Read.Good) Instance.read(raw)).root();
        FieldRecord record =
                Reading.read(
                        root,
                        mapping,
                        new Reading.Raw(
                                row.instanceId(),
                                row.form(),
                                row.version(),
                                Hash.of(row.sha256()).hex(),
                                raw.length),
                        row.expected(),
                        new Reading.Around(
                                places::path,
                                settings.dialogue().zone(),
                                codes.of(CodeList.Name.AUDIENCE),
                                codes.of(CodeList.Name.VENUE)));
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
        trail.keep(row.instanceId(), event, record);
        done(row, record, problems, flags, event);
    }

    /// What has ended in the record stays ended when an edit says it once more.
    private byte[] withoutEnded(Row row, Mapping mapping) {
        String first = first(row);
        byte[] left = notes.without(notes.ended(first), first, row.raw(), mapping);
        if (!Arrays.equals(left, row.raw())) {
            jdbc.sql(REWRITE).params(left, row.instanceId()).update();
        }
        return left;
    }

    private String first(Row row) {
        return jdbc.sql(FIRST).param(row.instanceId()).query(String.class).single();
    }

    private void done(
            Row row,
            @Nullable FieldRecord record,
            List<Problem> problems,
            Set<String> flags,
            @Nullable UUID event) {
        String json = null;
        if (record != null) {
            json = JSON.writeValueAsString(record.with(problems).json());
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
        EventFacts said = facts.of(row.scope(), it, problems);
        if (said == null || id == null) {
            return null;
        }
        UUID event = UUID.fromString(id);
        if (!told(new Telling.Announcement(row.instanceId(), event, said), problems)) {
            return null;
        }
        String online = it.text("onlineUrl");
        if (online != null && !Invitation.isOnline(online)) {
            problems.add(new Problem("online", online, "https://…"));
            online = null;
        }
        invitations.save(
                event,
                new Invitation(it.text("title"), it.text("venueName"), it.text("address"), online));
        return event;
    }

    private @Nullable UUID report(
            Row row, FieldRecord it, List<Problem> problems, Set<String> flags) {
        boolean sound =
                it.problems().stream().noneMatch(p -> p.expected().equals(Problem.IN_ORDER));
        EventFacts said = facts.of(row.scope(), it, problems);
        Claim.Evidence evidence =
                said == null ? Claim.Evidence.NOTHING : trail.evidence(row.instanceId(), it, said);
        Claim claim = ReportFacts.claim(it, evidence, problems, flags);
        if (said == null || claim == null || !sound) {
            return null;
        }
        String first = first(row);
        String plan = it.text("plan");
        UUID event =
                plan != null
                        ? UUID.fromString(plan)
                        : UUID.nameUUIDFromBytes(first.getBytes(StandardCharsets.UTF_8));
        boolean announced = events.find(event).map(Event::announcedOn).isPresent();
        if (!announced) {
            flags.add(plan == null ? "unannounced" : "plan_unknown");
        }
        if (it.otherClock()) {
            flags.add("clock_offset");
        }
        if (late(row, said)) {
            flags.add("late");
        }
        String by =
                row.organisation().isEmpty() ? said.organisers().getFirst() : row.organisation();
        // files that arrive later may better the grade, which is another telling
        String key =
                evidence == Claim.Evidence.NOTHING
                        ? row.instanceId()
                        : row.instanceId() + " " + evidence.name().toLowerCase(Locale.ROOT);
        var telling =
                new Telling.Report(
                        key,
                        event,
                        said,
                        claim,
                        ReportFacts.measures(it),
                        it.rows("questions").size(),
                        it.rows("opinions").size(),
                        it.rows("photos").size(),
                        it.text("paidBy"),
                        EventState.REPORTED,
                        by,
                        ReportFacts.speakers(it));
        if (!told(telling, problems)) {
            return null;
        }
        title(event, it);
        voices.hear(first, event, it, said, problems, flags);
        photos.note(
                row.instanceId(),
                event,
                it.rows("photos").stream().map(ReportFacts::photo).toList());
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
        String title = it.text("title");
        if (title != null) {
            invitations.title(event, title);
        }
    }

    private boolean late(Row row, EventFacts facts) {
        LocalDateTime end = facts.date().plusDays(1).atStartOfDay();
        return row.received()
                .toInstant()
                .isAfter(end.atZone(settings.dialogue().zone()).toInstant().plus(LATE));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
