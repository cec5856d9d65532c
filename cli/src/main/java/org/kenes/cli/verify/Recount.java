package org.kenes.cli.verify;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.verify.Step.State;
import org.kenes.dataset.annex.Annex;
import org.kenes.dataset.cut.Cut;
import org.kenes.dataset.cut.FolderSources;
import org.kenes.dataset.cut.PublishedOpenings;
import org.kenes.dataset.figure.Evaluation;
import org.kenes.dataset.figure.Figures;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.ResultFiles;
import org.kenes.dataset.table.CanonicalCsv;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Tables;
import org.kenes.ledger.account.Account;
import org.kenes.ledger.account.DispositionTree;
import org.kenes.ledger.account.Dispositions.Released;
import org.kenes.ledger.entry.LedgerRecord.Revision;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.verify.LogVerifier;
import org.kenes.ledger.verify.RememberedHead;
import org.kenes.ledger.witness.Policy;
import org.kenes.report.Manifest;
import org.kenes.report.ReleaseBuilder;
import org.kenes.report.annex.QuoteDraw;
import org.kenes.report.annex.SpokenWords;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The recount of one release folder. Each step throws {@link Defect} with the first thing that
/// does not fit.
final class Recount {
    private static final int MEGABYTES = 1024;
    private static final Set<String> DERIVED = Set.of("families", "weights");

    /// Something that does not fit; the message names the record, file or figure.
    static final class Defect extends RuntimeException {
        Defect(String message) {
            super(message);
        }
    }

    /// What the reader asked for.
    ///
    /// @param key of the log, or null to take the one in the folder (which proves nothing about
    ///   whose log it is)
    /// @param pinned who says that the key is the log's
    /// @param remember file of the newest head seen, or null
    record Wishes(
            @Nullable VerifierKey key,
            String pinned,
            @Nullable Policy policy,
            @Nullable Path remember,
            boolean dataOnly,
            int jobs) {}

    private final Path folder;
    private final Wishes wishes;
    private final Consumer<Step> report;

    /// Whether something was erased after the findings were made.
    private boolean revised;

    Recount(Path folder, Wishes wishes, Consumer<Step> report) {
        this.folder = folder;
        this.wishes = wishes;
        this.report = report;
    }

    /// @return the last line: what was verified
    String run() {
        Manifest.verify(folder);
        say(1, "manifest", Manifest.files(folder).size() + " files");
        DataPackage data = DataPackage.read(folder);
        boolean log = Files.isDirectory(folder.resolve("log")) && !wishes.dataOnly();
        String verified = log ? log(data) : "VERIFIED DATA ONLY";
        if (!log) {
            for (String step : List.of("2 log", "3 release-entry", "4 account", "5 tables")) {
                report.accept(
                        new Step(
                                step.charAt(0) - '0',
                                step.substring(2),
                                State.SKIPPED,
                                "no log, or --data-only"));
            }
            compareFiles(data);
        }
        annex(data);
        Findings findings = figures(data);
        draws(data);
        report(findings);
        return verified;
    }

    private String log(DataPackage data) {
        Path root = folder.resolve("log");
        VerifierKey key = wishes.key() != null ? wishes.key() : ownKey(root);
        LogVerifier verifier = LogVerifier.of(Source.folder(root), key).jobs(wishes.jobs());
        if (wishes.policy() != null) {
            verifier.policy(wishes.policy());
        }
        SignedCheckpoint checkpoint = verifier.verify().checkpoint();
        LogReader reader = new LogReader(Source.folder(root));
        String origin = checkpoint.checkpoint().origin();
        say(
                2,
                "log",
                "origin=%s size=%d root=%s"
                        .formatted(origin, checkpoint.size(), checkpoint.root()));

        Account account = account(reader, checkpoint, data);
        Released released = released(account, data);
        Revision revision =
                Revised.find(
                        reader,
                        checkpoint.size(),
                        released.release().release(),
                        Hash.sha256(bytes(folder.resolve("manifest.json"))).hex());
        releaseEntry(released, revision, data);
        revised = revision != null;
        SortedMap<Long, Long> withheld = Revised.withheld(data);
        if (withheld.size() != (revision == null ? 0 : revision.withheld())) {
            throw new Defect(
                    "dispositions: %d rows are withheld, the log has no revision that says so"
                            .formatted(withheld.size()));
        }
        DispositionTree.verify(
                Source.folder(root),
                key,
                origin,
                released.release().release(),
                account.dispositions());
        time(reader, checkpoint, key, data);
        say(
                3,
                "release-entry",
                revision == null
                        ? "entry %d names this manifest".formatted(released.index())
                        : "entry %d names these findings, revision %d this manifest"
                                .formatted(released.index(), revision.revision()));

        try (PublishedRows rows = new PublishedRows(data)) {
            Account.Result result = account.rows(rows);
            say(
                    4,
                    "account",
                    "%d entries, each with its row: %s".formatted(result.size(), numbers(result)));
        }
        account.warnings().forEach(warning -> say(4, "account", "warning: " + warning));

        try (PublishedOpenings openings = new PublishedOpenings(data, MEGABYTES)) {
            Cut cut =
                    new Cut(
                                    reader,
                                    Cut.point(data),
                                    openings,
                                    new FolderSources(folder.resolve("sources")))
                            .withholding(withheld);
            SortedMap<String, String> rebuilt = cut.tableHashes();
            SortedMap<String, String> stated = data.tableHashes();
            compareTables(without(stated), without(rebuilt), "the log");
            compareFiles(data);
            say(
                    5,
                    "tables",
                    without(rebuilt).size()
                            + " tables rebuilt from the log, in every published form");
            derived(stated, rebuilt);
        }
        remember(reader, checkpoint, key);
        return "VERIFIED release=%s cut=%d size=%d root=%s; key %s given by %s"
                .formatted(
                        released.release().release(),
                        data.cut().number(),
                        released.release().head().size(),
                        released.release().head().root(),
                        key.name(),
                        wishes.pinned());
    }

    private static SortedMap<String, String> without(SortedMap<String, String> hashes) {
        SortedMap<String, String> plain = new TreeMap<>(hashes);
        plain.keySet().removeAll(DERIVED);
        return plain;
    }

    /// Families of near-duplicates come from the published texts, not from the log.
    private static void derived(
            SortedMap<String, String> stated, SortedMap<String, String> rebuilt) {
        SortedMap<String, String> published = new TreeMap<>(stated);
        published.keySet().retainAll(DERIVED);
        SortedMap<String, String> found = new TreeMap<>(rebuilt);
        found.keySet().retainAll(DERIVED);
        compareTables(published, found, "the published texts");
    }

    private void draws(DataPackage data) {
        if (QuoteDraw.draws(folder).isEmpty()) {
            report.accept(new Step(8, "draws", State.SKIPPED, "this release has none"));
            return;
        }
        try (SpokenWords words = SpokenWords.open(data)) {
            int strata = new QuoteDraw(data, words).replay(folder);
            say(8, "draws", strata + " strata of quotations drawn again");
        }
    }

    private static VerifierKey ownKey(Path log) {
        try {
            return VerifierKey.parse(Files.readString(log.resolve("log.vkey")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("no key given and none in log/log.vkey", e);
        }
    }

    /// The account of the release that was made over this cut.
    private Account account(LogReader reader, SignedCheckpoint checkpoint, DataPackage data) {
        String origin = checkpoint.checkpoint().origin();
        Account account = Account.at(reader, checkpoint.head(), origin, data.cut().size());
        return Account.ofRelease(
                reader, checkpoint.head(), origin, released(account, data).release().release());
    }

    /// Several releases may rest on one cut: the one that names this manifest, else any, to tell
    /// what differs.
    private Released released(Account account, DataPackage data) {
        String manifest = Hash.sha256(bytes(folder.resolve("manifest.json"))).hex();
        return account.dispositionsNow().releases().values().stream()
                .filter(r -> r.release().head().size() == data.cut().size())
                .max(
                        Comparator.comparing(
                                r -> manifest.equals(r.release().files().get("manifest.json"))))
                .orElseThrow(() ->
                        new Defect(
                                "the log has no release over " + data.cut().size() + " entries"));
    }

    /// @param revision whose manifest this is: with the tables the pages were made again too
    private void releaseEntry(Released released, @Nullable Revision revision, DataPackage data) {
        var entry = released.release();
        if (!entry.head().root().base64().equals(data.cut().root())) {
            throw new Defect(
                    "datapackage.json: root "
                            + data.cut().root()
                            + ", the log has "
                            + entry.head().root());
        }
        for (String needed :
                revision == null
                        ? List.of("manifest.json", "findings.json", "check.json")
                        : List.of("findings.json")) {
            String expected = entry.files().get(needed);
            String found = Hash.sha256(bytes(folder.resolve(needed))).hex();
            if (!found.equals(expected)) {
                throw new Defect(
                        "%s: SHA-256 %s, the release's entry in the log has %s"
                                .formatted(needed, found, expected));
            }
        }
    }

    /// The cut is dated by the checkpoint it rests on.
    private void time(
            LogReader reader, SignedCheckpoint checkpoint, VerifierKey key, DataPackage data) {
        String kept = "log/checkpoint." + data.cut().size();
        LogEntry first = LogEntry.parse(reader.entry(0, checkpoint.size()));
        if (!(first instanceof LogEntry.Public opened)
                || !(opened.members().get("clock") instanceof String clock)) {
            throw new Defect("entry 0 of the log names no clock");
        }
        SignedCheckpoint rested =
                SignedCheckpoint.open(
                        bytes(folder.resolve(kept)), key, List.of(VerifierKey.parse(clock)));
        Instant stated = Cut.point(data).at();
        boolean dated =
                rested.size() == data.cut().size()
                        && rested.root().base64().equals(data.cut().root())
                        && rested.cosignatures().stream()
                                .anyMatch(c -> Instant.ofEpochSecond(c.time()).equals(stated));
        if (!dated) {
            throw new Defect(kept + " does not say that the cut was taken at " + stated);
        }
    }

    private static String numbers(Account.Result result) {
        return result.names().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private void remember(LogReader reader, SignedCheckpoint checkpoint, VerifierKey key) {
        Path file = wishes.remember();
        if (file == null) {
            return;
        }
        try {
            new RememberedHead(file).look(reader, checkpoint, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every published file of a table, whatever its form, has the rows of the table's hash.
    private static void compareFiles(DataPackage data) {
        // a package that states no hashes must at least have one per table, whatever the form
        SortedMap<String, String> stated = new TreeMap<>(data.tableHashes());
        try (Database database = Database.open(MEGABYTES)) {
            for (DataPackage.TableFile file : data.files()) {
                data.load(file, database);
                String table = file.table().name();
                String found = CanonicalCsv.hash(database, file.table());
                if (!found.equals(stated.computeIfAbsent(table, t -> found))) {
                    throw new Defect(
                            "%s: table hash %s, stated %s"
                                    .formatted(file.path(), found, stated.get(table)));
                }
                database.run("drop table " + table);
            }
        }
    }

    private static void compareTables(
            Map<String, String> stated, Map<String, String> found, String from) {
        if (!stated.keySet().equals(found.keySet())) {
            throw new Defect(
                    "tables are " + stated.keySet() + ", from " + from + " " + found.keySet());
        }
        stated.forEach((table, hash) -> {
            if (!hash.equals(found.get(table))) {
                throw new Defect(
                        "table %s: hash %s is published, %s gives %s"
                                .formatted(table, hash, from, found.get(table)));
            }
        });
    }

    private Findings figures(DataPackage data) {
        Findings published = Findings.read(bytes(folder.resolve("findings.json")), "findings.json");
        Figures figures = Figures.in(folder);
        Findings recomputed = Evaluation.of(data, figures, published.lexicon());
        int withheld = Revised.withheld(data).size();
        if (revised || withheld > 0) {
            Revised.compare(published, recomputed, withheld + Revised.silenced(data));
        } else if (!Arrays.equals(recomputed.write(), bytes(folder.resolve("findings.json")))) {
            throw new Defect("findings.json: " + firstDifference(published, recomputed));
        }
        for (FigureFindings figure : published.figures()) {
            String path = "figures/" + figure.definition().id() + "/result.csv";
            if (!Arrays.equals(ResultFiles.bytes(figure), bytes(folder.resolve(path)))) {
                throw new Defect(path + " is not what the query gives");
            }
        }
        say(
                7,
                "figures",
                recomputed.figures().size()
                        + " figures recomputed"
                        + (withheld > 0 ? ", " + withheld + " rows withheld since" : ""));
        return published;
    }

    /// Groups of answers, majorities, representation and readings are made again.
    private void annex(DataPackage data) {
        String differs = Annex.firstDifference(folder, data, Evaluation.VERIFIED_LEVEL);
        if (differs != null) {
            throw new Defect(differs + " is not what the tables give");
        }
        try (Database database = Database.open(MEGABYTES)) {
            for (String table : List.of("contributions", "texts")) {
                if (data.tables().contains(Tables.of(table))) {
                    data.view(Tables.of(table), database);
                } else {
                    database.create(Tables.of(table));
                }
            }
            say(
                    6,
                    "derived-tables",
                    "families from %d published texts of %d that have words; weights and annex"
                            .formatted(
                                    database.number("SELECT count(*) FROM texts"),
                                    database.number(
                                            "SELECT count(*) FROM contributions WHERE"
                                                    + " text_status <> 'none'")));
        }
    }

    private static String firstDifference(Findings published, Findings recomputed) {
        Map<String, FigureFindings> found = new TreeMap<>();
        recomputed.figures().forEach(figure -> found.put(figure.definition().id(), figure));
        for (FigureFindings figure : published.figures()) {
            if (!figure.equals(found.get(figure.definition().id()))) {
                return "figure " + figure.definition().id() + " is not what its query gives";
            }
        }
        return "it is not what the tables and queries give";
    }

    /// The texts are checked and rendered again, and must come out the same.
    private void report(Findings findings) {
        Path again = temporary();
        try {
            if (!ReleaseBuilder.build(folder, folder, findings, again, pdf()).publishable()) {
                throw new Defect("check.json: these texts are not publishable on these findings");
            }
            try (Stream<Path> made = Files.walk(again)) {
                List<Path> files =
                        made.filter(Files::isRegularFile).sorted(checkFirst(again)).toList();
                for (Path file : files) {
                    String path = again.relativize(file).toString();
                    if (!Files.exists(folder.resolve(path))
                            || !Arrays.equals(bytes(file), bytes(folder.resolve(path)))) {
                        throw new Defect(path + " is not what the texts and findings give");
                    }
                }
                say(9, "check", "every claim evaluated again");
                say(10, "report", files.size() - 1 + " files rendered again");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            remove(again);
        }
    }

    /// Whether the release has PDFs.
    private boolean pdf() {
        return Manifest.files(folder).keySet().stream().anyMatch(path -> path.endsWith(".pdf"));
    }

    private static Comparator<Path> checkFirst(Path root) {
        return Comparator.comparing(
                        (Path file) -> !root.relativize(file).toString().equals("check.json"))
                .thenComparing(Path::toString);
    }

    private void say(int number, String name, String details) {
        report.accept(new Step(number, name, State.OK, details));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("kenes-verify");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
