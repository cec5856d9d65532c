package org.kenes.server.coalition;

import org.kenes.dataset.entry.CoalitionEntry;
import org.kenes.dataset.entry.Entry;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.csv.CsvProblem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Coalitions, their organisations and what these declare. Joining, leaving, renaming and each
/// declaration are entries of the record.
@Component
public class Organisations {
    private static final String SAVE_COALITION =
            """
            insert into coalition.coalition (id, position, name_kk, name_ru, name_en)
            values (?, ?, ?, ?, ?)
            on conflict (id) do update set position = excluded.position,
                name_kk = excluded.name_kk, name_ru = excluded.name_ru,
                name_en = excluded.name_en, changes = coalition.coalition.changes + 1
            returning changes
            """;
    private static final String COALITIONS =
            "select id, position, name_kk, name_ru, name_en from coalition.coalition order by id";
    private static final String COLUMNS =
            "id, kind, role, coalition, level, place, parent, name_kk, name_ru, name_en,"
                    + " register_no, joined_on, left_on";
    private static final String ALL =
            "select " + COLUMNS + " from coalition.organisation order by id";
    private static final String ONE =
            "select " + COLUMNS + " from coalition.organisation where id = ?";
    private static final String SAVE =
            """
            insert into coalition.organisation (id, kind, role, coalition, level, place, parent,
                name_kk, name_ru, name_en, register_no, joined_on, left_on)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set kind = excluded.kind, role = excluded.role,
                coalition = excluded.coalition, level = excluded.level, place = excluded.place,
                parent = excluded.parent, name_kk = excluded.name_kk, name_ru = excluded.name_ru,
                name_en = excluded.name_en, register_no = excluded.register_no,
                joined_on = excluded.joined_on, left_on = excluded.left_on,
                changes = coalition.organisation.changes + 1
            """;
    private static final String KNOWN = "select id from coalition.organisation where id = any(?)";
    private static final String CHANGES =
            "select id, changes from coalition.organisation where id = any(?)";
    private static final String MEMBERSHIPS =
            "select organisation, as_of, declared, unit, basis, source from coalition.membership"
                    + " order by organisation, as_of desc, unit";
    private static final String MEMBERSHIPS_OF =
            "select organisation, as_of, declared, unit, basis, source from coalition.membership"
                    + " where organisation = ? order by as_of desc, unit";
    private static final String SAVE_MEMBERSHIP =
            """
            insert into coalition.membership (organisation, as_of, declared, unit, basis, source)
            values (?, ?, ?, ?, ?, ?)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Record record;

    Organisations(JdbcClient jdbc, JdbcTemplate batches, Record record) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.record = record;
    }

    public sealed interface Import {
        /// @param closed organisations that left
        record Done(long added, long changed, long closed, long unchanged) implements Import {}

        record Refused(List<CsvProblem> problems) implements Import {}
    }

    /// Begins a coalition, or changes its names or position. The same again changes nothing.
    @Transactional
    public void declare(Coalition it) {
        if (coalitions().contains(it)) {
            return;
        }
        int changes =
                jdbc.sql(SAVE_COALITION)
                        .params(it.id(), it.position(), it.name("kk"), it.name("ru"), it.name("en"))
                        .query(Integer.class)
                        .single();
        record.add(
                submission(
                        "coalition/coalition",
                        it.id() + " " + changes,
                        it,
                        new CoalitionEntry.Coalition(it.id(), it.position(), it.names())));
    }

    /// All or nothing. What the file does not name stays as it is.
    @Transactional
    public Import importCsv(byte[] file) {
        Map<String, Organisation> before =
                all().stream()
                        .collect(
                                Collectors.toMap(
                                        Organisation::id,
                                        it -> it,
                                        (a, b) -> a,
                                        LinkedHashMap::new));
        var coalitions = coalitions().stream().map(Coalition::id).collect(Collectors.toSet());
        List<Membership> known = jdbc.sql(MEMBERSHIPS).query(Organisations::membership).list();
        return switch (OrganisationFile.read(file, coalitions, before, known)) {
            case OrganisationFile.Reading.Bad bad -> new Import.Refused(bad.problems());
            case OrganisationFile.Reading.Good good -> store(good, before, known);
        };
    }

    /// Takes a new organisation into the register.
    @Transactional
    public void register(Organisation it) {
        store(new OrganisationFile.Reading.Good(List.of(it), List.of()), Map.of(), List.of());
    }

    private Import store(
            OrganisationFile.Reading.Good good,
            Map<String, Organisation> before,
            List<Membership> known) {
        long added = 0;
        long closed = 0;
        List<Organisation> touched = new ArrayList<>();
        for (Organisation it : good.organisations()) {
            Organisation earlier = before.get(it.id());
            if (it.equals(earlier)) {
                continue;
            }
            touched.add(it);
            added += earlier == null ? 1 : 0;
            closed += earlier != null && earlier.left() == null && it.left() != null ? 1 : 0;
        }
        List<Membership> declared =
                good.memberships().stream().filter(it -> !known.contains(it)).toList();
        batches.batchUpdate(SAVE, touched.stream().map(Organisations::row).toList());
        batches.batchUpdate(SAVE_MEMBERSHIP, declared.stream().map(Organisations::row).toList());
        List<Submission> submissions = new ArrayList<>();
        Map<String, Integer> changes = changes(touched);
        for (Organisation it : touched) {
            String key = it.id() + " " + changes.get(it.id());
            submissions.add(submission("coalition/organisation", key, it, entry(it)));
        }
        for (Membership it : declared) {
            String key = it.organisation() + " " + it.asOf() + " " + it.unit();
            submissions.add(submission("coalition/membership", key, it, entry(it)));
        }
        record.addAll(submissions);
        long changed = touched.size() - added - closed;
        return new Import.Done(
                added, changed, closed, good.organisations().size() - touched.size());
    }

    private Map<String, Integer> changes(List<Organisation> of) {
        Map<String, Integer> changes = new HashMap<>();
        jdbc.sql(CHANGES)
                .param(of.stream().map(Organisation::id).toArray(String[]::new))
                .query(row -> {
                    changes.put(row.getString("id"), row.getInt("changes"));
                });
        return changes;
    }

    private static Submission submission(String scope, String key, Object fact, Entry entry) {
        byte[] request = fact.toString().getBytes(StandardCharsets.UTF_8);
        return new Submission(new SubmissionKey(scope, key), request, () -> entry);
    }

    private static Entry entry(Organisation it) {
        return new CoalitionEntry.Organisation(
                it.id(),
                it.kind(),
                it.role(),
                it.coalition(),
                it.parent(),
                it.place(),
                it.names(),
                it.registerNo(),
                it.joined(),
                it.left());
    }

    private static Entry entry(Membership it) {
        return new CoalitionEntry.Membership(
                it.organisation(), it.declared(), it.unit(), it.basis(), it.asOf(), it.source());
    }

    public List<Coalition> coalitions() {
        return jdbc.sql(COALITIONS)
                .query((row, n) ->
                        new Coalition(row.getString("id"), row.getString("position"), names(row)))
                .list();
    }

    public List<Organisation> all() {
        return jdbc.sql(ALL).query(Organisations::organisation).list();
    }

    public Optional<Organisation> find(String id) {
        return jdbc.sql(ONE).param(id).query(Organisations::organisation).optional();
    }

    /// Which of these ids are organisations.
    public Set<String> known(Collection<String> ids) {
        return Set.copyOf(
                jdbc.sql(KNOWN).param(ids.toArray(String[]::new)).query(String.class).list());
    }

    /// Newest first.
    public List<Membership> memberships(String organisation) {
        return jdbc.sql(MEMBERSHIPS_OF).param(organisation).query(Organisations::membership).list();
    }

    /// What is in force for each organisation: its newest declarations.
    public Map<String, Membership> newestMemberships() {
        Map<String, Membership> newest = new LinkedHashMap<>();
        jdbc.sql(MEMBERSHIPS)
                .query(Organisations::membership)
                .list()
                .forEach(it -> newest.putIfAbsent(it.organisation(), it));
        return newest;
    }

    private static Object[] row(Organisation it) {
        return new Object[] {
            it.id(),
            it.kind(),
            it.role(),
            it.coalition(),
            it.level(),
            it.place(),
            it.parent(),
            it.name("kk"),
            it.name("ru"),
            it.name("en"),
            it.registerNo(),
            it.joined(),
            it.left()
        };
    }

    private static Object[] row(Membership it) {
        return new Object[] {
            it.organisation(), it.asOf(), it.declared(), it.unit(), it.basis(), it.source()
        };
    }

    private static Organisation organisation(ResultSet row, int n) throws SQLException {
        return new Organisation(
                row.getString("id"),
                row.getString("kind"),
                row.getString("role"),
                row.getString("coalition"),
                row.getString("level"),
                row.getString("place"),
                row.getString("parent"),
                names(row),
                row.getString("register_no"),
                row.getObject("joined_on", LocalDate.class),
                row.getObject("left_on", LocalDate.class));
    }

    private static Membership membership(ResultSet row, int n) throws SQLException {
        return new Membership(
                row.getString("organisation"),
                row.getObject("as_of", LocalDate.class),
                row.getObject("declared", Long.class),
                row.getString("unit"),
                row.getString("basis"),
                row.getString("source"));
    }

    private static Map<String, String> names(ResultSet row) throws SQLException {
        Map<String, String> names = new LinkedHashMap<>();
        for (String language : List.of("kk", "ru", "en")) {
            names.put(language, row.getString("name_" + language));
        }
        return names;
    }
}
