package org.kenes.server.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.dataset.cut.Cut;
import org.kenes.dataset.cut.Sources;
import org.kenes.dataset.entry.ReleaseEntry;
import org.kenes.dataset.figure.Engine.RefusedQuery;
import org.kenes.dataset.figure.Figures;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.table.DataPackage;
import org.kenes.ledger.tree.Hash;
import org.kenes.report.words.Lexicon;
import org.kenes.server.record.BeforeCut;
import org.kenes.server.record.Documents;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.PublicLog.Published;
import org.kenes.server.record.Record;
import org.kenes.server.record.Snapshot;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.setup.FolderTree;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.shell.state.CutStamp;
import org.kenes.server.shell.state.NewestCut;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Cuts: everything recorded up to one published checkpoint, as tables and figures. A cut writes a
/// folder, then an entry of its own into the log, and only then do pages show its numbers.
@Component
public class Cuts {
    private static final String NEWEST =
            "select number, size, root, at, log_size from release.cut order by number desc limit 1";
    private static final String ONE =
            "select number, size, root, at, log_size from release.cut where number = :number";
    private static final String INSERT =
            """
            insert into release.cut (number, size, root, at, log_size) values (:number, :size, :root, :at, :logSize)
            """;
    private static final String OBSOLETE =
            """
            select number from release.cut c
            where number < :newest and not exists (select from release.release r where r.cut = c.number)
            """;
    private static final String OWN_ENTRY =
            "update release.cut set log_size = log_size + 1 where number = :number";

    /// Identity level from which a contribution counts as verified, as declared before the dialogue
    /// opened.
    static final int VERIFIED_LEVEL = 2;

    /// @param logSize size of the log after the entries that cuts and releases themselves made:
    ///   what exceeds it is new
    public record Taken(long number, long size, String root, Instant at, long logSize) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final List<BeforeCut> before;
    private final PublicLog log;
    private final Record record;
    private final Documents documents;
    private final AddedFigures added;
    private final Folders folders;
    private final Numbers numbers;
    private final NewestCut stamp;
    private final Settings settings;
    private final ReentrantLock turn = new ReentrantLock();

    Cuts(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            List<BeforeCut> before,
            PublicLog log,
            Record record,
            Documents documents,
            AddedFigures added,
            Folders folders,
            Numbers numbers,
            NewestCut stamp,
            Settings settings) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.before = before;
        this.log = log;
        this.record = record;
        this.documents = documents;
        this.added = added;
        this.folders = folders;
        this.numbers = numbers;
        this.stamp = stamp;
        this.settings = settings;
        newest().ifPresent(this::show);
    }

    public Optional<Taken> newest() {
        return jdbc.sql(NEWEST).query(Cuts::taken).optional();
    }

    public Optional<Taken> find(long number) {
        return jdbc.sql(ONE).param("number", number).query(Cuts::taken).optional();
    }

    /// The folder of a cut, as anybody can download it.
    public Path folder(Taken cut) {
        return folders.cut(cut.number());
    }

    private static Taken taken(ResultSet row, int n) throws SQLException {
        return new Taken(
                row.getLong("number"),
                row.getLong("size"),
                row.getString("root"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("log_size"));
    }

    /// Takes a cut if anything was recorded since the last one; returns the newest cut either way.
    public Taken take() {
        turn.lock();
        try {
            before.forEach(BeforeCut::beforeCut);
            long size = log.sequence().head().size();
            Optional<Taken> last = newest();
            if (last.isPresent() && size <= last.get().logSize()) {
                return last.get();
            }
            try (Snapshot snapshot = log.snapshot()) {
                return cut(last.map(Taken::number).orElse(0L) + 1, snapshot);
            }
        } finally {
            turn.unlock();
        }
    }

    private Taken cut(long number, Snapshot snapshot) {
        Published published = snapshot.published();
        log.keep(published);
        Path folder = folders.fresh("cut-" + number);
        Cut cut =
                new Cut(
                        log.reader(),
                        new Cut.Point(number, log.origin(), published.head(), published.at()),
                        snapshot.openings(),
                        new Kept(documents));
        Findings findings;
        try {
            findings =
                    cut.write(
                            folder,
                            DataPackage.Form.BOTH,
                            description(number),
                            Figures.builtIn().after(added.published()),
                            Lexicon.sha256(),
                            VERIFIED_LEVEL);
        } catch (RefusedQuery e) {
            FolderTree.remove(folder);
            if (added.failed(e.figure(), String.valueOf(e.getMessage()))) {
                return cut(number, snapshot);
            }
            throw e;
        }
        String dataPackage = Hash.sha256(bytes(folder.resolve(DataPackage.NAME))).hex();
        folders.appear(folder, folders.cut(number));
        Taken taken =
                new Taken(
                        number,
                        published.head().size(),
                        published.head().root().base64(),
                        published.at(),
                        published.head().size() + 1);
        transaction.executeWithoutResult(status -> {
            jdbc.sql(INSERT)
                    .param("number", number)
                    .param("size", taken.size())
                    .param("root", taken.root())
                    .param("at", OffsetDateTime.ofInstant(taken.at(), ZoneOffset.UTC))
                    .param("logSize", taken.logSize())
                    .update();
            record.add(
                    new Submission(
                            new SubmissionKey("release/cut", Long.toString(number)),
                            dataPackage.getBytes(UTF_8),
                            () ->
                                    new ReleaseEntry.CutTaken(
                                            number,
                                            taken.size(),
                                            taken.root(),
                                            taken.at(),
                                            dataPackage)));
        });
        log.sequence();
        numbers.show(new CutStamp(number, taken.at()), findings, folders.cut(number));
        stamp.announce(new CutStamp(number, taken.at()), taken.size());
        jdbc.sql(OBSOLETE)
                .param("newest", number)
                .query(Long.class)
                .list()
                .forEach(old -> FolderTree.remove(folders.cut(old)));
        return taken;
    }

    /// The entry of a release is not something new to be counted.
    void countOwnEntry(long number) {
        jdbc.sql(OWN_ENTRY).param("number", number).update();
    }

    private void show(Taken taken) {
        Path findings = folders.cut(taken.number()).resolve("findings.json");
        CutStamp newest = new CutStamp(taken.number(), taken.at());
        numbers.show(
                newest,
                Findings.read(bytes(findings), "findings.json"),
                folders.cut(taken.number()));
        stamp.announce(newest, taken.size());
    }

    private Map<String, Object> description(long number) {
        var dialogue = settings.dialogue();
        String title = dialogue.names().getOrDefault("en", dialogue.slug());
        return Map.of(
                "name",
                dialogue.slug() + "-cut-" + number,
                "id",
                log.origin() + "/cut/" + number,
                "title",
                title,
                "version",
                "1.0." + number,
                "licenses",
                List.of(
                        Map.of(
                                "name", "CC-BY-4.0",
                                "path", "https://creativecommons.org/licenses/by/4.0/")),
                "contributors",
                List.of(
                        Map.of(
                                "title", dialogue.runBy().getOrDefault("en", dialogue.slug()),
                                "roles", List.of("publisher"))),
                "sources",
                List.of(Map.of("title", "public log " + log.origin(), "path", log.origin())));
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The files that entries name by hash, as the record keeps them.
    private record Kept(Documents documents) implements Sources {
        @Override
        public byte[] law(String draft, String lang, String sha256) {
            return documents.read(sha256);
        }

        @Override
        public byte[] places(String sha256) {
            return documents.read(sha256);
        }

        @Override
        public byte[] document(String sha256) {
            return documents.read(sha256);
        }
    }
}
