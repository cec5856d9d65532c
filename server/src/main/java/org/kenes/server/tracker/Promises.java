package org.kenes.server.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.TrackerEntry;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.text.Consequences;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Promises and their steps. Every one is a row and an entry of the record at once.
@Component
public class Promises implements Consequences {
    private static final String ENTER =
            """
            insert into tracker.promise (id, organisation, quotation, due, texts, draft, wid, act, entered_by)
            values (:id, :org, :quotation, :due, :texts, :draft, :wid, :act, :by) on conflict (id) do nothing
            """;
    private static final String PAGE =
            """
            select id, organisation, quotation, due, texts, draft, wid, act from tracker.promise
            where (:wid = '' or wid = :wid) and id > :after order by id limit :most
            """;
    private static final String ONE =
            "select id, organisation, quotation, due, texts, draft, wid, act from tracker.promise"
                    + " where id = :id";
    private static final String OF_PROVISION =
            "select exists (select from tracker.promise where wid = :wid)";
    private static final String STEP =
            """
            insert into tracker.progress (promise, day, status, evidence, act, entered_by)
            values (:promise, :day, :status, :evidence, :act, :by) on conflict (promise, day) do nothing
            """;
    private static final String STEPS =
            "select day, status, evidence, act from tracker.progress where promise = :promise"
                    + " order by day";

    public static final List<String> STATUSES = List.of("open", "in-progress", "done", "broken");

    /// @param organisation who has to do it
    /// @param texts what, by language
    /// @param wid the provision that asks for it, of the version `draft`; both or neither
    /// @param act the legal act by which it is to be done, by language; empty if there is none
    public record Promised(
            String id,
            String organisation,
            @Nullable String quotation,
            @Nullable LocalDate due,
            Map<String, String> texts,
            @Nullable String draft,
            @Nullable String wid,
            Map<String, String> act) {}

    /// @param evidence index of the entry that shows it, or null
    /// @param act as in [Promised]
    public record Step(
            LocalDate day, String status, @Nullable Long evidence, Map<String, String> act) {}

    private final JdbcClient jdbc;
    private final Record record;

    Promises(JdbcClient jdbc, Record record) {
        this.jdbc = jdbc;
        this.record = record;
    }

    /// @param by staff, or null
    /// @return false if there is one of that id
    @Transactional
    public boolean enter(Promised it, @Nullable Long by) {
        String texts = String.valueOf(json(it.texts()));
        boolean fresh =
                jdbc.sql(ENTER)
                                .param("id", it.id())
                                .param("org", it.organisation())
                                .param("quotation", it.quotation())
                                .param("due", it.due())
                                .param("texts", texts)
                                .param("draft", it.draft())
                                .param("wid", it.wid())
                                .param("act", json(it.act()))
                                .param("by", by)
                                .update()
                        > 0;
        if (fresh) {
            record.add(
                    new Submission(
                            new SubmissionKey("tracker/promise", it.id()),
                            texts.getBytes(UTF_8),
                            () ->
                                    new TrackerEntry.Promise(
                                            it.id(),
                                            it.organisation(),
                                            it.quotation(),
                                            it.due(),
                                            it.texts(),
                                            it.draft(),
                                            it.wid(),
                                            it.act())));
        }
        return fresh;
    }

    /// @return false if there is a step of that day; a step is never rewritten
    @Transactional
    public boolean step(String promise, Step it, @Nullable Long by) {
        boolean fresh =
                jdbc.sql(STEP)
                                .param("promise", promise)
                                .param("day", it.day())
                                .param("status", it.status())
                                .param("evidence", it.evidence())
                                .param("act", json(it.act()))
                                .param("by", by)
                                .update()
                        > 0;
        if (fresh) {
            record.add(
                    new Submission(
                            new SubmissionKey("tracker/progress", promise + "/" + it.day()),
                            it.status().getBytes(UTF_8),
                            () ->
                                    new TrackerEntry.Progress(
                                            promise,
                                            it.day(),
                                            it.status(),
                                            it.evidence(),
                                            it.act())));
        }
        return fresh;
    }

    /// @param wid only those of a provision, or empty for all
    /// @param after id after which to begin, or empty
    List<Promised> page(String wid, String after, int most) {
        return jdbc.sql(PAGE)
                .param("wid", wid)
                .param("after", after)
                .param("most", most)
                .query(Promises::promised)
                .list();
    }

    Optional<Promised> find(String id) {
        return jdbc.sql(ONE).param("id", id).query(Promises::promised).optional();
    }

    /// By day.
    List<Step> steps(String promise) {
        return jdbc.sql(STEPS)
                .param("promise", promise)
                .query((row, n) ->
                        new Step(
                                row.getObject("day", LocalDate.class),
                                row.getString("status"),
                                row.getObject("evidence", Long.class),
                                texts(row.getString("act"))))
                .list();
    }

    @Override
    public boolean followFrom(String wid) {
        return jdbc.sql(OF_PROVISION).param("wid", wid).query(Boolean.class).single();
    }

    private static Promised promised(ResultSet row, int n) throws SQLException {
        return new Promised(
                row.getString("id"),
                row.getString("organisation"),
                row.getString("quotation"),
                row.getObject("due", LocalDate.class),
                texts(row.getString("texts")),
                row.getString("draft"),
                row.getString("wid"),
                texts(row.getString("act")));
    }

    /// Null where there is nothing to say in any language.
    private static @Nullable String json(Map<String, String> texts) {
        return texts.isEmpty()
                ? null
                : new String(CanonicalJson.write(new TreeMap<>(texts)), UTF_8);
    }

    private static Map<String, String> texts(@Nullable String json) {
        Map<String, String> texts = new TreeMap<>();
        if (json != null) {
            CanonicalJson.read(json.getBytes(UTF_8))
                    .forEach((lang, text) -> texts.put(lang, (String) text));
        }
        return texts;
    }
}
