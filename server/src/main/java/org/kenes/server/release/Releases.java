package org.kenes.server.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.Findings;
import org.kenes.ledger.account.Dispositions;
import org.kenes.ledger.entry.LedgerRecord.ReleaseMade;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;
import org.kenes.report.Manifest;
import org.kenes.report.ReleaseBuilder;
import org.kenes.report.check.CheckResult;
import org.kenes.report.check.Issue;
import org.kenes.report.page.EarlierRecounts;
import org.kenes.report.source.ReleaseSource;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.Record;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.record.slip.Slips;
import org.kenes.server.release.Cuts.Taken;
import org.kenes.server.release.law.LegalCalendar;
import org.kenes.server.shell.setup.FolderTree;
import org.kenes.server.shell.state.LegalWindow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Published releases. The order is that of ledger spec 8: cut, dispositions, files, release tree
/// on disk, the release's entry in the log, published; only then can anybody read it.
@Component
public class Releases {
    private static final String NEXT = "select coalesce(max(number), 0) + 1 from release.release";
    private static final String INSERT =
            """
            insert into release.release (id, number, cut, published_at, titles, supersedes)
            values (:id, :number, :cut, :at, :titles, :supersedes)
            """;
    private static final String ALL =
            "select id, number, cut, published_at, titles, supersedes from release.release"
                    + " order by number desc";

    /// @param titles by language
    /// @param supersedes the release that this one corrects, or null
    public record Release(
            String id,
            long number,
            long cut,
            Instant publishedAt,
            Map<String, String> titles,
            @Nullable String supersedes) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PublicLog log;
    private final Record record;
    private final Slips slips;
    private final Recounts recounts;
    private final Cuts cuts;
    private final Folders folders;
    private final LegalCalendar calendar;
    private final Clock clock;

    Releases(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            PublicLog log,
            Record record,
            Slips slips,
            Recounts recounts,
            Cuts cuts,
            Folders folders,
            LegalCalendar calendar,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.log = log;
        this.record = record;
        this.slips = slips;
        this.recounts = recounts;
        this.cuts = cuts;
        this.folders = folders;
        this.calendar = calendar;
        this.clock = clock;
    }

    public List<Release> all() {
        return jdbc.sql(ALL)
                .query((row, n) ->
                        new Release(
                                row.getString("id"),
                                row.getLong("number"),
                                row.getLong("cut"),
                                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                                titles(row.getString("titles")),
                                row.getString("supersedes")))
                .list();
    }

    public Optional<Release> find(String id) {
        return all().stream().filter(release -> release.id().equals(id)).findFirst();
    }

    /// The folder of a published release, the same that anybody can download and verify.
    public Path folder(Release release) {
        return folders.release(release.id());
    }

    /// What came of an attempt to publish.
    public sealed interface Outcome {
        record Published(Release release) implements Outcome {}

        /// Nothing may be published while this window runs.
        record Locked(LegalWindow window) implements Outcome {}

        record Refused(CheckResult check) implements Outcome {

            /// What is wrong, one line per claim and issue.
            public List<String> lines() {
                return Releases.lines(check);
            }
        }
    }

    /// Builds a release on the newest cut and publishes it; refused if the check does not pass.
    ///
    /// @param source folder with `release.yaml` and `text.<lang>.md`
    public Outcome publish(Path source) {
        return publish(source, null);
    }

    /// The check of a source on the newest cut, at the later of its hour and now; empty before the
    /// first cut.
    ///
    /// @throws org.kenes.dataset.InvalidInput if the source cannot be read
    public Optional<CheckResult> check(Path source) {
        return cuts.newest().map(cut -> check(source, folders.cut(cut.number())));
    }

    private CheckResult check(Path source, Path data) {
        ReleaseSource release = ReleaseSource.read(source);
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        Findings findings =
                Findings.read(Cuts.bytes(data.resolve("findings.json")), "findings.json");
        return ReleaseBuilder.check(
                release,
                source,
                data,
                findings,
                ReleaseBuilder.profile(release.profile()),
                now.isAfter(release.publishAt()) ? now : release.publishAt());
    }

    /// @param supersedes the release that this one corrects, or null
    public Outcome publish(Path source, @Nullable String supersedes) {
        Optional<LegalWindow> window = calendar.anyRunning(clock.instant());
        if (window.isPresent()) {
            return new Outcome.Locked(window.get());
        }
        Taken cut = cuts.take();
        CheckResult now = check(source, folders.cut(cut.number()));
        if (!now.publishable()) {
            return new Outcome.Refused(now);
        }
        Path folder = folders.fresh("release");
        FolderTree.copy(folders.cut(cut.number()), folder);
        stateRecounts(folder);
        Findings findings =
                Findings.read(Cuts.bytes(folder.resolve("findings.json")), "findings.json");
        CheckResult check = ReleaseBuilder.build(source, folder, findings, folder, true);
        if (!check.publishable()) {
            return new Outcome.Refused(check);
        }
        return new Outcome.Published(
                publish(ReleaseSource.read(source), titles(source), supersedes, folder, cut));
    }

    private static List<String> lines(CheckResult check) {
        Stream<String> claims =
                check.claims().stream()
                        .filter(claim -> claim.verdict().unsupported() || !claim.legal().isEmpty())
                        .map(claim ->
                                claim.lang()
                                        + " "
                                        + claim.verdict().code()
                                        + " "
                                        + claim.id()
                                        + " "
                                        + claim.reason()
                                        + " "
                                        + claim.legal());
        Stream<String> issues = check.issues().stream().filter(Issue::error).map(Object::toString);
        return Stream.concat(claims, issues).toList();
    }

    /// The first heading of each text.
    private static Map<String, String> titles(Path source) {
        Map<String, String> titles = new TreeMap<>();
        try (DirectoryStream<Path> texts = Files.newDirectoryStream(source, "text.*.md")) {
            for (Path text : texts) {
                String lang = text.getFileName().toString().split("\\.", -1)[1];
                Files.readString(text)
                        .lines()
                        .filter(line -> line.startsWith("# "))
                        .findFirst()
                        .ifPresent(line -> titles.put(lang, line.substring(2).strip()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return titles;
    }

    private Release publish(
            ReleaseSource source,
            Map<String, String> titles,
            @Nullable String supersedes,
            Path folder,
            Taken cut) {
        long number = jdbc.sql(NEXT).query(Long.class).single();
        Dispositions dispositions = dispositions(cut.size());
        Hash root = log.writeDispositions(number, dispositions);
        state(slips.statement(), folder.resolve("slips.json"));
        Manifest.write(folder);
        Instant at = clock.instant();
        Release release = new Release(source.id(), number, cut.number(), at, titles, supersedes);
        Map<String, Object> more = new TreeMap<>();
        more.put("kind", source.kind());
        more.put("cut", cut.number());
        more.put("at", at.toString());
        if (supersedes != null) {
            more.put("supersedes", supersedes);
        }
        ReleaseMade entry =
                new ReleaseMade(
                        number,
                        new Head(cut.size(), Hash.ofBase64(cut.root())),
                        root,
                        dispositions.counts(),
                        hashes(folder, "manifest.json", "findings.json", "check.json"),
                        release.id(),
                        more);
        transaction.executeWithoutResult(status -> {
            jdbc.sql(INSERT)
                    .param("id", release.id())
                    .param("number", number)
                    .param("cut", cut.number())
                    .param("supersedes", supersedes)
                    .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                    .param(
                            "titles",
                            new String(CanonicalJson.write(new TreeMap<>(release.titles())), UTF_8))
                    .update();
            record.announce(SubmissionKey.release(number), entry);
            cuts.countOwnEntry(cut.number());
        });
        log.sequence();
        log.copyTo(folder.resolve("log"), cut.size(), number);
        folders.appear(folder, folders.release(release.id()));
        return release;
    }

    /// What others found who recounted earlier releases goes into this one, and onto its first
    /// page.
    private void stateRecounts(Path folder) {
        List<Object> counted = new ArrayList<>();
        for (Release release : all().reversed()) {
            List<Recounts.Recount> found =
                    recounts.of(
                            release.number(),
                            Hash.sha256(
                                    Cuts.bytes(
                                            folders.release(release.id())
                                                    .resolve("findings.json"))));
            if (!found.isEmpty()) {
                counted.add(Recounts.stated(release.number(), found));
            }
        }
        if (!counted.isEmpty()) {
            state(
                    CanonicalJson.write(
                            Map.of("format", EarlierRecounts.FORMAT, "releases", counted)),
                    folder.resolve(EarlierRecounts.NAME));
        }
    }

    /// What a release states although no figure counts it.
    private static void state(byte[] json, Path file) {
        try {
            Files.write(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Dispositions dispositions(long size) {
        LogReader reader = log.reader();
        LogReader lookup = log.reader();
        Dispositions dispositions =
                new Dispositions(log.origin(), index -> lookup.entry(index, size));
        Iterator<byte[]> entries = reader.entries(0, size, size);
        while (entries.hasNext()) {
            dispositions.accept(entries.next());
        }
        return dispositions;
    }

    private static Map<String, String> hashes(Path folder, String... files) {
        Map<String, String> hashes = new TreeMap<>();
        for (String file : files) {
            hashes.put(file, Hash.sha256(Cuts.bytes(folder.resolve(file))).hex());
        }
        return hashes;
    }

    private static Map<String, String> titles(String json) {
        Map<String, String> titles = new TreeMap<>();
        CanonicalJson.read(json.getBytes(UTF_8))
                .forEach((lang, title) -> titles.put(lang, (String) title));
        return titles;
    }
}
