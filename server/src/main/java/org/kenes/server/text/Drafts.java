package org.kenes.server.text;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.TextEntry;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.akn.AknReader;
import org.kenes.lawtext.akn.AknWriter;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.record.Documents;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.language.Messages;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Published versions of the text. A version never changes after publication; a correction is a new
/// one. The newest published version is the current one.
@Component
public class Drafts {
    private static final String SAVE =
            "insert into text.draft (id, status, published_on) values (?, ?, ?)";
    private static final String SAVE_FILE =
            "insert into text.draft_file (draft, lang, title, akn, sha256, given) values (?, ?, ?,"
                    + " ?, ?, ?)";
    private static final String SAVE_PROVISION =
            """
            insert into text.provision (draft, eid, lang, wid, kind, num, seq, text, text_hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String ONE =
            "select id, status, published_on from text.draft where id = ?";
    private static final String FILES =
            "select lang, title, akn, given from text.draft_file where draft = ? order by lang";
    private static final String FILE =
            "select akn from text.draft_file where draft = ? and lang = ?";

    private static final String USED = "select distinct wid from text.provision";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final PublishedIds published;
    private final Lineages lineages;
    private final Differences differences;
    private final SearchedText searched;
    private final Record record;
    private final Documents documents;

    /// Published versions are immutable, so what was read once stays read.
    private final Map<String, Text> read = new ConcurrentHashMap<>();

    private final ReentrantLock loading = new ReentrantLock();

    Drafts(
            JdbcClient jdbc,
            JdbcTemplate batches,
            Lineages lineages,
            Differences differences,
            SearchedText searched,
            Record record,
            Documents documents) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.published = new PublishedIds(jdbc);
        this.lineages = lineages;
        this.differences = differences;
        this.searched = searched;
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
            Map<String, byte[]> files,
            Editing editing) {
        /// A version in which nothing had to be decided.
        public Publication(
                String id,
                String status,
                LocalDate publishedOn,
                Map<String, String> titles,
                Map<String, byte[]> files) {
            this(id, status, publishedOn, titles, files, Editing.NOTHING);
        }
    }

    public sealed interface Published {
        record Done(Text text) implements Published {}

        /// These very files are published under this id already.
        record Already(Text text) implements Published {}

        /// @param problems in English, one sentence each, with language and place
        record Refused(List<String> problems) implements Published {}

        /// The languages differ, and nobody has said why.
        ///
        /// @param differences eId of the article → what differs, in English
        record Unexplained(Map<String, List<String>> differences) implements Published {}

        /// Which provision continues which is doubtful, and nobody has looked.
        record Unconfirmed(Continuation continuation) implements Published {}
    }

    /// The files are read and held against each other and against the version before. What
    /// continues a provision of it gets its identity; apart from that the files are stored as they
    /// are. The record holds their hashes, and which provision continues which.
    @Transactional
    public Published publish(Publication it) {
        Optional<Text> known = find(it.id());
        if (known.isPresent()) {
            return sameFiles(it)
                    ? new Published.Already(known.get())
                    : refused(it.id() + " is published with other files: use a new id");
        }
        Examination examined = examine(it);
        if (!examined.problems().isEmpty()) {
            return new Published.Refused(examined.problems());
        }
        Map<String, List<String>> unexplained = new TreeMap<>(examined.differences());
        unexplained.keySet().removeAll(it.editing().reasons().keySet());
        if (!unexplained.isEmpty()) {
            return new Published.Unexplained(unexplained);
        }
        Continuation continuation = examined.continuation();
        if (continuation != null && !continuation.doubtful().isEmpty()) {
            return new Published.Unconfirmed(continuation);
        }
        return publish(it, examined);
    }

    /// What a look at the files says, before anybody decides anything more.
    ///
    /// @param differences eId of an article → how the languages differ there, in English
    /// @param continuation null for the first version
    public record Examination(
            List<String> problems,
            Map<String, Expression> expressions,
            Map<String, List<String>> differences,
            @Nullable Continuation continuation) {

        private static String ownName(String lang) {
            return org.kenes.server.shell.language.Lang.of(lang)
                    .map(org.kenes.server.shell.language.Lang::ownName)
                    .orElse(lang);
        }

        /// The same differences for somebody who reads another language.
        public Map<String, List<String>> differences(Messages reader) {
            return Agreement.differences(
                    expressions,
                    Lang.of(reader.lang().code()),
                    (lang, row) ->
                            reader.text(
                                    "text.staff.lacks",
                                    "lang",
                                    ownName(lang),
                                    "place",
                                    (row.label() + " " + row.heading()).strip(),
                                    "eId",
                                    row.eId()));
        }
    }

    public Examination examine(Publication it) {
        if (!it.titles().keySet().equals(it.files().keySet()) || it.files().isEmpty()) {
            return unreadable(List.of("every language needs a title and a file"));
        }
        Map<String, Expression> expressions = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        new TreeMap<>(it.files())
                .forEach((lang, file) -> read(it.id(), lang, file, expressions, problems));
        if (problems.isEmpty()) {
            expressions.forEach((lang, expression) -> {
                if (Provisions.of(expression).rows().isEmpty()) {
                    problems.add(lang + ": the file has no provision");
                }
            });
        }
        if (problems.isEmpty()) {
            problems.addAll(Agreement.contradictions(expressions));
        }
        if (!problems.isEmpty()) {
            return unreadable(problems);
        }
        try {
            Continuation continuation =
                    current()
                            .flatMap(now -> Continuation.of(now, expressions, it.editing()))
                            .orElse(null);
            return new Examination(
                    List.of(), expressions, Agreement.differences(expressions), continuation);
        } catch (IllegalArgumentException e) {
            return unreadable(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static Examination unreadable(List<String> problems) {
        return new Examination(problems, Map.of(), Map.of(), null);
    }

    private Published publish(Publication it, Examination examined) {
        Continuation continuation = examined.continuation();
        Map<String, Expression> expressions = examined.expressions();
        if (continuation != null) {
            expressions =
                    continuation.identified(
                            new HashSet<>(jdbc.sql(USED).query(String.class).list()));
        }
        Map<String, byte[]> files = new TreeMap<>();
        for (Map.Entry<String, Expression> read : expressions.entrySet()) {
            boolean asGiven = read.getValue().equals(examined.expressions().get(read.getKey()));
            byte[] given = it.files().get(read.getKey());
            files.put(
                    read.getKey(),
                    asGiven && given != null ? given : AknWriter.write(read.getValue()));
        }
        var draft =
                new Draft(
                        it.id(),
                        it.status(),
                        it.publishedOn(),
                        Map.copyOf(it.titles()),
                        List.copyOf(expressions.keySet()));
        Text text = new Text(draft, expressions);
        Optional<Text> before = current();
        store(it, text, files);
        if (continuation != null && before.isPresent()) {
            continueFrom(before.get(), continuation, text, it.editing());
        }
        differences.publish(text, examined.differences(), it.editing());
        searched.current(text);
        published.changed();
        return new Published.Done(text);
    }

    private void continueFrom(Text before, Continuation continuation, Text now, Editing editing) {
        String from = before.draft().id();
        String to = now.draft().id();
        byte[] file = continuation.lineage(editing).json();
        lineages.save(
                from,
                to,
                new String(file, StandardCharsets.UTF_8),
                continuation.lines(editing),
                continuation.carried(lineages.into(from), now));
        String sha256 = documents.keep(file);
        record.add(
                new Submission(
                        new SubmissionKey("text/lineage", from + " " + to),
                        file,
                        () -> new TextEntry.Lineage(from, to, sha256)));
    }

    private static Published refused(String problem) {
        return new Published.Refused(List.of(problem));
    }

    private boolean sameFiles(Publication it) {
        Map<String, String> stored = new TreeMap<>();
        jdbc.sql(FILES)
                .param(it.id())
                .query(row -> {
                    stored.put(row.getString("lang"), row.getString("given"));
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

    private void store(Publication it, Text text, Map<String, byte[]> files) {
        Map<String, String> hashes = hashes(files);
        Map<String, String> given = hashes(it.files());
        jdbc.sql(SAVE).params(it.id(), it.status(), it.publishedOn()).update();
        files.forEach((lang, file) ->
                jdbc.sql(SAVE_FILE)
                        .params(
                                it.id(),
                                lang,
                                text.draft().title(lang),
                                file,
                                hashes.getOrDefault(lang, ""),
                                given.getOrDefault(lang, ""))
                        .update());
        batches.batchUpdate(SAVE_PROVISION, provisions(text));
        files.values().forEach(documents::keep);
        record.add(
                new Submission(
                        new SubmissionKey("text/draft", it.id()),
                        hashes.toString().getBytes(StandardCharsets.UTF_8),
                        () ->
                                new TextEntry.Draft(
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
        List<String> ids = ids();
        return ids.isEmpty() ? Optional.empty() : find(ids.getLast());
    }

    /// Ids of all published versions, oldest first; see [PublishedIds].
    public List<String> ids() {
        return published.ids();
    }

    /// All published versions, oldest first.
    public List<Text> all() {
        return ids().stream().flatMap(id -> find(id).stream()).toList();
    }

    public Optional<Text> find(String id) {
        Text known = read.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        return loaded(id);
    }

    /// By one of those who ask at once: after a start everybody does. Nobody waits for long,
    /// because whoever reads may be waiting for a connection that those who wait hold.
    private Optional<Text> loaded(String id) {
        boolean alone = alone();
        try {
            Text known = read.get(id);
            if (known != null) {
                return Optional.of(known);
            }
            Optional<Text> loaded = load(id);
            loaded.ifPresent(text -> read.put(id, text));
            return loaded;
        } finally {
            if (alone) {
                loading.unlock();
            }
        }
    }

    private boolean alone() {
        try {
            return loading.tryLock(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
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
