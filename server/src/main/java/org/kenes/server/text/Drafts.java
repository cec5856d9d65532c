package org.kenes.server.text;

import org.kenes.dataset.Entry;
import org.kenes.lawtext.AknReader;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.Provisions;
import org.kenes.lawtext.ReadOptions;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.record.Documents;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Published versions of the text. A version never changes after publication; a correction is a new
/// one. The newest published version is the current one.
@Component
public class Drafts {
    private static final String SAVE =
            "insert into text.draft (id, status, published_on) values (?, ?, ?)";
    private static final String SAVE_FILE =
            "insert into text.draft_file (draft, lang, title, akn, sha256) values (?, ?, ?, ?, ?)";
    private static final String SAVE_PROVISION =
            """
            insert into text.provision (draft, eid, lang, wid, kind, num, seq, text, text_hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String CURRENT = "select id from text.draft order by seq desc limit 1";
    private static final String ALL = "select id from text.draft order by seq";
    private static final String ONE =
            "select id, status, published_on from text.draft where id = ?";
    private static final String FILES =
            "select lang, title, akn, sha256 from text.draft_file where draft = ? order by lang";
    private static final String FILE =
            "select akn from text.draft_file where draft = ? and lang = ?";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Record record;
    private final Documents documents;

    /// Published versions are immutable, so what was read once stays read.
    private final Map<String, Text> read = new ConcurrentHashMap<>();

    Drafts(JdbcClient jdbc, JdbcTemplate batches, Record record, Documents documents) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.record = record;
        this.documents = documents;
    }

    /// @param status draft, final, adopted or in-force
    /// @param titles language → title
    /// @param files language → Akoma Ntoso file
    public record Publication(
            String id,
            String status,
            LocalDate publishedOn,
            Map<String, String> titles,
            Map<String, byte[]> files) {}

    public sealed interface Published {
        record Done(Text text) implements Published {}

        /// These very files are published under this id already.
        record Already(Text text) implements Published {}

        /// @param problems in English, one sentence each, with language and place
        record Refused(List<String> problems) implements Published {}
    }

    /// The files are read, held against each other and stored as they are; the record holds their
    /// hashes.
    @Transactional
    public Published publish(Publication it) {
        Optional<Text> before = find(it.id());
        if (before.isPresent()) {
            return sameFiles(it)
                    ? new Published.Already(before.get())
                    : refused(it.id() + " is published with other files: use a new id");
        }
        if (!it.titles().keySet().equals(it.files().keySet()) || it.files().isEmpty()) {
            return refused("every language needs a title and a file");
        }
        Map<String, Expression> expressions = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        new TreeMap<>(it.files())
                .forEach((lang, file) -> read(it.id(), lang, file, expressions, problems));
        if (problems.isEmpty()) {
            problems.addAll(differences(expressions));
        }
        if (!problems.isEmpty()) {
            return new Published.Refused(problems);
        }
        var draft =
                new Draft(
                        it.id(),
                        it.status(),
                        it.publishedOn(),
                        Map.copyOf(it.titles()),
                        List.copyOf(expressions.keySet()));
        Text text = new Text(draft, expressions);
        store(it, text);
        return new Published.Done(text);
    }

    private static Published refused(String problem) {
        return new Published.Refused(List.of(problem));
    }

    private boolean sameFiles(Publication it) {
        Map<String, String> stored = new TreeMap<>();
        jdbc.sql(FILES)
                .param(it.id())
                .query(row -> {
                    stored.put(row.getString("lang"), row.getString("sha256"));
                });
        return stored.equals(hashes(it.files()));
    }

    private static Map<String, String> hashes(Map<String, byte[]> files) {
        Map<String, String> hashes = new TreeMap<>();
        files.forEach((lang, file) -> hashes.put(lang, Hash.sha256(file).hex()));
        return hashes;
    }

    private static void read(
            String id,
            String lang,
            byte[] file,
            Map<String, Expression> expressions,
            List<String> problems) {
        try {
            var options = ReadOptions.named(id + "." + lang + ".xml").lang(Lang.of(lang));
            expressions.put(lang, AknReader.read(file, options).expression());
        } catch (UnreadableLawException e) {
            problems.add(lang + ": " + e.getMessage());
        }
    }

    /// Every language must have the same places, of the same kind and identity, in the same order.
    private static List<String> differences(Map<String, Expression> expressions) {
        List<String> problems = new ArrayList<>();
        Map.Entry<String, Expression> one = expressions.entrySet().iterator().next();
        String first = one.getKey();
        Set<String> expected = places(one.getValue());
        if (expected.isEmpty()) {
            problems.add(first + ": the file has no provision");
        }
        expressions.forEach((lang, expression) -> {
            Set<String> found = places(expression);
            expected.stream()
                    .filter(place -> !found.contains(place))
                    .forEach(place -> problems.add(lang + ": lacks " + place));
            found.stream()
                    .filter(place -> !expected.contains(place))
                    .forEach(place -> problems.add(first + ": lacks " + place));
            if (problems.isEmpty() && !List.copyOf(found).equals(List.copyOf(expected))) {
                problems.add(lang + ": has its provisions in another order than " + first);
            }
        });
        return problems;
    }

    private static Set<String> places(Expression expression) {
        Set<String> places = new LinkedHashSet<>();
        expression.walk(
                it -> places.add(it.kind().element() + " " + it.eId() + " (" + it.wId() + ")"));
        return places;
    }

    private void store(Publication it, Text text) {
        Map<String, String> hashes = hashes(it.files());
        jdbc.sql(SAVE).params(it.id(), it.status(), it.publishedOn()).update();
        it.files()
                .forEach((lang, file) ->
                        jdbc.sql(SAVE_FILE)
                                .params(
                                        it.id(),
                                        lang,
                                        text.draft().title(lang),
                                        file,
                                        Hash.sha256(file).hex())
                                .update());
        batches.batchUpdate(SAVE_PROVISION, provisions(text));
        it.files().values().forEach(documents::keep);
        record.add(
                new Submission(
                        new SubmissionKey("text/draft", it.id()),
                        hashes.toString().getBytes(StandardCharsets.UTF_8),
                        () ->
                                new Entry.Draft(
                                        it.id(),
                                        hashes,
                                        new TreeMap<>(it.titles()),
                                        it.status(),
                                        it.publishedOn())));
    }

    private static List<Object[]> provisions(Text text) {
        List<Object[]> rows = new ArrayList<>();
        for (String lang : text.draft().languages()) {
            text.in(lang).rows().forEach(it -> rows.add(row(text.draft().id(), lang, it)));
        }
        return rows;
    }

    private static Object[] row(String draft, String lang, Provisions.Row it) {
        return new Object[] {
            draft,
            it.eId(),
            lang,
            it.wId(),
            it.kind().element(),
            it.num().isEmpty() ? null : it.num(),
            it.seq(),
            it.text(),
            it.textHash()
        };
    }

    public Optional<Text> current() {
        return jdbc.sql(CURRENT).query(String.class).optional().flatMap(this::find);
    }

    /// Ids of all published versions, oldest first.
    public List<String> ids() {
        return jdbc.sql(ALL).query(String.class).list();
    }

    public Optional<Text> find(String id) {
        Text known = read.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Text> loaded = load(id);
        loaded.ifPresent(text -> read.put(id, text));
        return loaded;
    }

    private Optional<Text> load(String id) {
        Map<String, Expression> expressions = new TreeMap<>();
        Map<String, String> titles = new LinkedHashMap<>();
        jdbc.sql(FILES)
                .param(id)
                .query(row -> {
                    String lang = row.getString("lang");
                    titles.put(lang, row.getString("title"));
                    var options = ReadOptions.named(id).lang(Lang.of(lang));
                    expressions.put(
                            lang, AknReader.read(row.getBytes("akn"), options).expression());
                });
        return jdbc.sql(ONE)
                .param(id)
                .query((row, n) ->
                        new Draft(
                                row.getString("id"),
                                row.getString("status"),
                                row.getObject("published_on", LocalDate.class),
                                titles,
                                List.copyOf(expressions.keySet())))
                .optional()
                .map(draft -> new Text(draft, expressions));
    }

    /// The Akoma Ntoso file as it was published, byte for byte.
    public Optional<byte[]> file(String id, String language) {
        return jdbc.sql(FILE)
                .params(id, language)
                .query((row, n) -> row.getBytes("akn"))
                .optional();
    }
}
