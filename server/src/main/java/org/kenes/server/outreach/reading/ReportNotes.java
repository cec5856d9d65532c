package org.kenes.server.outreach.reading;

import org.kenes.ledger.entry.Scope;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.outreach.form.Mapping;
import org.kenes.server.outreach.form.NotedRows;
import org.kenes.server.outreach.published.FieldForms;
import org.kenes.server.record.Copies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which note of a report became which entry of the record. When the entry ends, the words go out
/// of every edit of the report, out of the bytes as they came too, and are not heard again: from
/// then on the bytes are not those whose hash was recorded, and only this table says why.
@Component
class ReportNotes implements Copies {
    private static final String STORE =
            "insert into outreach.note (dedup, name, report, kind) values (?, ?, ?, ?)"
                    + " on conflict (dedup) do nothing";
    private static final String END =
            "update outreach.note set ended = ? where dedup = ? and (ended is null or ended ="
                    + " 'text') returning report";
    private static final String ENDED =
            "select name, ended from outreach.note where report = ? and ended is not null";
    private static final String EDITS =
            """
            with recursive edit as (
                select instance_id from outreach.submission where instance_id = ?
                union
                select it.instance_id from outreach.submission as it
                join edit on it.supersedes = edit.instance_id)
            select instance_id, form, version, raw, superseded_by is not null as superseded
            from outreach.submission join edit using (instance_id) order by instance_id for update
            """;
    private static final String CLEAR =
            """
            update outreach.submission set raw = ?, field_record = null, read = false, attempts = 0,
                next_try = ? where instance_id = ?
            """;
    private static final String FORGET_TEXTS =
            "update outreach.report_private set texts = '{}' where instance_id = ?";

    private final JdbcClient jdbc;
    private final FieldForms forms;
    private final Clock clock;

    ReportNotes(JdbcClient jdbc, FieldForms forms, Clock clock) {
        this.jdbc = jdbc;
        this.forms = forms;
        this.clock = clock;
    }

    private record Edit(String instance, byte[] raw, Mapping mapping, boolean superseded) {}

    /// The name of a note. The words are part of a question's name: an edited report repeats what
    /// it keeps; an opinion is the same as long as it stands in the same row.
    ///
    /// @param first instance of the report before any edit
    static String name(String first, String kind, Object row, String words) {
        return first + " " + kind + " " + (kind.equals("questions") ? hash(words).hex() : row);
    }

    void keep(String first, String kind, String name, byte[] dedup) {
        jdbc.sql(STORE).params(dedup, hash(name).bytes(), first, kind).update();
    }

    /// What has ended of a report: the hash of a note's name, hexadecimal → how much of it.
    Map<String, Scope> ended(String first) {
        Map<String, Scope> ended = new HashMap<>();
        jdbc.sql(ENDED)
                .param(first)
                .query(row -> {
                    ended.merge(
                            Hash.of(row.getBytes("name")).hex(),
                            row.getString("ended").equals("all") ? Scope.ALL : Scope.TEXT,
                            (one, other) -> one == Scope.ALL ? one : other);
                });
        return ended;
    }

    static boolean hasEnded(Map<String, Scope> ended, String name) {
        return ended.containsKey(hash(name).hex());
    }

    /// A report without what has ended of it, for edits that say it once more.
    byte[] without(Map<String, Scope> ended, String first, byte[] raw, Mapping mapping) {
        return ended.isEmpty() ? raw : without(ended, first, raw, mapping, Map.of());
    }

    /// @param words kind → words that go wherever they stand, empty for an edit in force: there
    ///   another row with them is another contribution
    private static byte[] without(
            Map<String, Scope> ended,
            String first,
            byte[] raw,
            Mapping mapping,
            Map<String, Set<String>> words) {
        byte[] left = raw;
        for (String kind : List.of("questions", "opinions")) {
            for (Scope scope : List.of(Scope.TEXT, Scope.ALL)) {
                List<String> said = new NotedRows(raw, mapping, kind).words();
                Set<Integer> rows = new TreeSet<>();
                for (int n = 1; n <= said.size(); n++) {
                    String it = said.get(n - 1);
                    boolean named = ended.get(hash(name(first, kind, n, it)).hex()) == scope;
                    boolean same = words.getOrDefault(kind, Set.of()).contains(it);
                    if (named || same && scope == Scope.TEXT) {
                        rows.add(n);
                    }
                }
                left = new NotedRows(left, mapping, kind).without(rows, scope == Scope.TEXT);
            }
        }
        return left;
    }

    @Override
    public void forget(byte[] dedup, Scope scope) {
        String first =
                jdbc.sql(END)
                        .params(scope == Scope.ALL ? "all" : "text", dedup)
                        .query(String.class)
                        .optional()
                        .orElse(null);
        if (first == null) {
            return;
        }
        Map<String, Scope> ended = ended(first);
        List<Edit> edits = edits(first);
        Map<String, Set<String>> words = new HashMap<>();
        edits.forEach(edit -> gather(words, ended, first, edit));
        for (Edit edit : edits) {
            byte[] left =
                    without(
                            ended,
                            first,
                            edit.raw(),
                            edit.mapping(),
                            edit.superseded() ? words : Map.of());
            if (!Arrays.equals(left, edit.raw())) {
                jdbc.sql(CLEAR).params(left, now(), edit.instance()).update();
                jdbc.sql(FORGET_TEXTS).param(edit.instance()).update();
            }
        }
    }

    private static void gather(
            Map<String, Set<String>> words, Map<String, Scope> ended, String first, Edit edit) {
        for (String kind : List.of("questions", "opinions")) {
            List<String> said = new NotedRows(edit.raw(), edit.mapping(), kind).words();
            for (int n = 1; n <= said.size(); n++) {
                String it = said.get(n - 1);
                if (!it.isEmpty() && hasEnded(ended, name(first, kind, n, it))) {
                    words.computeIfAbsent(kind, _ -> new HashSet<>()).add(it);
                }
            }
        }
    }

    private List<Edit> edits(String first) {
        return jdbc.sql(EDITS)
                .param(first)
                .query((row, n) ->
                        new Edit(
                                row.getString("instance_id"),
                                row.getBytes("raw"),
                                mapping(row.getString("form"), row.getString("version")),
                                row.getBoolean("superseded")))
                .list();
    }

    /// Only what a mapping reads can have become an entry.
    private Mapping mapping(String form, String version) {
        String yaml = forms.find(form, version).orElseThrow().mapping();
        if (yaml == null) {
            throw new IllegalStateException(form + " " + version + " has no mapping any more");
        }
        return Mapping.read(yaml.getBytes(StandardCharsets.UTF_8), form);
    }

    private static Hash hash(String text) {
        return Hash.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Override
    public List<String> tables() {
        return List.of("outreach.submission", "outreach.report_private");
    }
}
