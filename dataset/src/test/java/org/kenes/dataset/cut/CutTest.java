package org.kenes.dataset.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.entry.CoalitionEntry;
import org.kenes.dataset.entry.EventEntry;
import org.kenes.dataset.entry.EventFacts;
import org.kenes.dataset.entry.ReleaseEntry;
import org.kenes.dataset.entry.ReplyEntry;
import org.kenes.dataset.figure.CellState;
import org.kenes.dataset.figure.Figures;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.View;
import org.kenes.dataset.table.Csv;
import org.kenes.dataset.table.DataPackage;
import org.kenes.ledger.tile.LogReader;
import org.kenes.opinion.Stance;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// From a log to tables to figures, and back again.
class CutTest {
    private static final String COPIED =
            "Please keep the wells open at night, our cattle drink late.";

    @TempDir static Path temporary;
    private static TinyLog tiny;
    private static LogReader log;
    private static Path release;
    private static Findings findings;
    private static int hiddenWords;
    private static int question;

    @BeforeAll
    static void cut() throws IOException {
        tiny = new TinyLog();
        record();
        log = tiny.log(temporary);
        release = temporary.resolve("release");
        findings = write(release);
    }

    private static Findings write(Path folder) {
        return new Cut(log, tiny.point(), tiny, tiny)
                .write(
                        folder,
                        DataPackage.Form.BOTH,
                        Map.of("name", "water", "title", "Water"),
                        Figures.builtIn(),
                        "",
                        2);
    }

    private static void record() {
        tiny.act(1, Map.of("format", "kenes/1", "origin", "water.example/log"));
        tiny.draft();
        tiny.places();
        tiny.act(
                new CoalitionEntry.Coalition(
                        "c1", "support", Map.of("kk", "К", "ru", "К", "en", "C")));
        organisation("party-a", "party", null);
        organisation("branch-a", "party", "party-a");
        tiny.act(
                new CoalitionEntry.Membership(
                        "party-a", 100L, "persons", "register", day(1, 1), null));
        tiny.act(
                new CoalitionEntry.Membership(
                        "party-a", 120L, "persons", "register", day(4, 1), null));
        tiny.act(
                new CoalitionEntry.Membership(
                        "branch-a", 40L, "persons", "register", day(4, 1), null));
        for (int i = 0; i < 13; i++) {
            tiny.opinion(1, Stance.SUPPORT, i % 2 == 0 ? 2 : 1, i < 3 ? COPIED : "");
        }
        for (int i = 0; i < 12; i++) {
            tiny.opinion(1, Stance.OPPOSE, 2, "");
        }
        int moderated = tiny.opinion(2, Stance.OPPOSE, 1, "an insult");
        int superseded = tiny.opinion(2, Stance.PARTLY, 1, "");
        int newer = tiny.opinion(2, Stance.SUPPORT, 1, "");
        int erased = tiny.opinion(2, Stance.SUPPORT, 1, "my name is");
        hiddenWords = tiny.opinion(2, Stance.SUPPORT, 1, "half an insult");
        question = tiny.question("Who repairs the well?");
        tiny.question("And when?");
        moderation(moderated, "all", "M2");
        moderation(hiddenWords, "text", "M3");
        moderation(moderated, "all", "M4"); // void: it is excluded already
        tiny.act(7, Map.of("target", (long) superseded, "by", (long) newer));
        tiny.act(6, Map.of("target", (long) erased, "scope", "all", "reason", "subject-request"));
        tiny.dropOpening(erased);
        tiny.act(new ReplyEntry.Answer(question, "Water office", "00", List.of(), day(5, 9)));
        events();
        tiny.act(new ReleaseEntry.KeysIssued("water-1", 2, day(5, 1), 30));
        tiny.act(new ReleaseEntry.KeysIssued("water-1", 2, day(5, 1), 5));
        String held =
                Figures.builtIn()
                        .only(List.of("events.held"))
                        .all()
                        .iterator()
                        .next()
                        .registrationSha256();
        tiny.act(new ReleaseEntry.Registration("figure", "events.held", held, day(5, 3)));
        releasesAndPolls();
    }

    private static void releasesAndPolls() {
        Map<String, Object> made =
                new TreeMap<>(
                        Map.of(
                                "release",
                                1L,
                                "label",
                                "first",
                                "kind",
                                "report",
                                "cut",
                                1L,
                                "at",
                                "2031-05-02T09:00:00Z",
                                "files",
                                Map.of("manifest.json", "ab")));
        tiny.act(3, made);
        made.remove("at");
        made.put("label", "says-no-hour");
        tiny.act(3, made);
        for (String share : List.of("70.1", "78.8")) {
            tiny.act(poll(share));
        }
    }

    private static ReleaseEntry.PollNotice poll(String share) {
        return new ReleaseEntry.PollNotice(
                "p-1",
                "Institute",
                null,
                null,
                null,
                null,
                day(4, 1),
                null,
                "telephone",
                Map.of(),
                1_200L,
                null,
                "press",
                List.of(
                        new ReleaseEntry.PollItem(
                                "headline",
                                "support+partly",
                                "respondents-aware",
                                null,
                                new BigDecimal(share))));
    }

    private static void events() {
        EventFacts village = TinyLog.facts("QT-01-11", "party-a", day(5, 5));
        tiny.act(new EventEntry.EventAnnounced("e1", village, day(5, 1)));
        tiny.report("e1", village, 40, "complete");
        tiny.act(new EventEntry.EventAnnounced("e2", village, day(5, 1)));
        tiny.act(new EventEntry.EventAnnounced("e3", village, day(5, 1)));
        tiny.act(new EventEntry.EventCancelled("e3", "weather", "party-a", day(5, 2)));
        tiny.report("e4", TinyLog.facts("QT-01-12", "branch-a", day(5, 6)), 20, "reported");
        tiny.act(new EventEntry.EventState("e4", "verified", "backcheck", "ngo", day(5, 8)));
        tiny.report("e5", TinyLog.facts("QT-01-11", "branch-a", day(5, 5)), 41, "reported");
        tiny.act(new EventEntry.EventMerge("e5", "e1", "co_hosted", day(5, 9)));
        tiny.act(
                new EventEntry.EventAnnounced(
                        "e6", TinyLog.facts("QT-01-11", "party-a", day(6, 20)), day(5, 1)));
    }

    private static void organisation(String id, String kind, String parent) {
        tiny.act(
                new CoalitionEntry.Organisation(
                        id,
                        kind,
                        parent == null ? "member" : "branch",
                        "c1",
                        parent,
                        "QT-01",
                        Map.of("kk", id, "ru", id, "en", id),
                        null,
                        day(1, 1),
                        null));
    }

    private static void moderation(int target, String scope, String rule) {
        tiny.act(
                4,
                Map.of(
                        "action",
                        "exclude",
                        "scope",
                        scope,
                        "rule",
                        rule,
                        "target",
                        (long) target,
                        "role",
                        "moderator",
                        "day",
                        "2031-05-03"));
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2031, month, day);
    }

    @Test
    void everyEntryHasExactlyOneDisposition() throws IOException {
        List<Map<String, String>> rows = table("dispositions");
        assertThat(rows).hasSize(tiny.size());
        assertThat(rows.stream().filter(r -> r.get("disposition").equals("moderated")))
                .hasSize(1)
                .allMatch(r -> r.get("rule").equals("M2"));
        assertThat(rows.stream().filter(r -> r.get("disposition").equals("superseded"))).hasSize(1);
        assertThat(rows.stream().filter(r -> r.get("disposition").equals("erased"))).hasSize(1);
        assertThat(n("dispositions.count", "disposition", "*")).isEqualTo(tiny.size());
    }

    @Test
    void whatCountsIsOpenedAndNothingElse() throws IOException {
        assertThat(table("contributions")).hasSize(25 + 2 + 2);
        assertThat(table("openings")).hasSize(25 + 2 + 2);
        assertThat(table("contributions").stream().filter(r -> r.get("kind").equals("opinion")))
                .allMatch(r -> r.get("on_current").equals("true"));
        assertThat(table("texts")).hasSize(3 + 2);
        Map<String, String> hidden =
                table("contributions").stream()
                        .filter(r -> r.get("idx").equals("" + hiddenWords))
                        .findFirst()
                        .orElseThrow();
        assertThat(hidden.get("text_status")).isEqualTo("hidden");
    }

    @Test
    void sharesStandInEveryView() {
        Findings.FigureFindings support = findings.figure("opinions.support").orElseThrow();
        Findings.Row all = support.row(View.ALL, key()).orElseThrow();
        assertThat(all.k()).isEqualTo(15);
        assertThat(all.n()).isEqualTo(27);
        assertThat(all.value()).isEqualTo("0.555555556");
        Findings.Row collapsed = support.row(View.COLLAPSED, key()).orElseThrow();
        assertThat(collapsed.k()).isEqualTo(13);
        // 7 supporting of 19: fewer than ten must not be shown.
        assertThat(support.row(View.VERIFIED, key()).orElseThrow().state())
                .isEqualTo(CellState.SUPPRESSED);
    }

    @Test
    void eventsAreJoined() throws IOException {
        SortedMap<String, String> states = new TreeMap<>();
        table("events").forEach(row -> states.put(row.get("event"), row.get("state")));
        assertThat(states)
                .containsEntry("e1", "complete")
                .containsEntry("e2", "lapsed")
                .containsEntry("e3", "cancelled")
                .containsEntry("e4", "verified")
                .containsEntry("e5", "duplicate")
                .containsEntry("e6", "planned");
        Map<String, String> first = table("events").getFirst();
        assertThat(first.get("region")).isEqualTo("QT-01");
        // announced on 1 May, held on 5 May at 18:00: three whole days and 18 hours are certain
        assertThat(first.get("announced_hours")).isEqualTo("90");
        assertThat(first.get("district")).isEqualTo("QT-01-1");
        assertThat(first.get("settlement")).isEqualTo("QT-01-11");
        assertThat(first.get("questions")).isEqualTo("4");
        assertThat(n("events.held")).isEqualTo(2);
        assertThat(n("events.planned")).isEqualTo(4);
        assertThat(n("attendances.sum")).isEqualTo(60);
        assertThat(findings.figure("settlements.reached").orElseThrow().rows().getFirst().value())
                .isEqualTo("1.000000000");
        assertThat(table("event_organisers").stream().filter(r -> r.get("event").equals("e1")))
                .hasSize(2);
    }

    @Test
    void onlyRootsAndNewestDeclarationsAreSummed() {
        assertThat(n("orgs.declared-members")).isEqualTo(120);
        assertThat(n("orgs.largest-declaration")).isEqualTo(120);
        assertThat(n("orgs.parties")).isEqualTo(1);
    }

    @Test
    void answersKeysAndRegistrationsAreThere() throws IOException {
        assertThat(table("answers"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("days_taken")).isEqualTo("7"));
        assertThat(n("persons.verified")).isEqualTo(35);
        assertThat(findings.figure("events.held").orElseThrow().registered()).isNotNull();
        assertThat(findings.figure("events.planned").orElseThrow().registered()).isNull();
    }

    @Test
    void earlierReleasesAndPollsOfOthersAreRows() throws IOException {
        assertThat(table("releases"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).containsEntry("release", "first").containsEntry("cut", "1");
                    assertThat(row).containsEntry("manifest_sha256", "ab");
                    assertThat(row.get("supersedes")).isNullOrEmpty();
                });
        assertThat(table("polls"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("n", "1200"));
        assertThat(table("poll_results"))
                .as("what was stated last")
                .singleElement()
                .satisfies(row ->
                        assertThat(row)
                                .containsEntry("composition", "support+partly")
                                .containsEntry("pct", "78.8"));
    }

    @Test
    void theSameLogGivesTheSameBytes() throws IOException {
        Path again = temporary.resolve("again");
        write(again);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(release)) {
            files = walk.filter(Files::isRegularFile).map(release::relativize).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(80);
        for (Path file : files) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(release.resolve(file));
        }
    }

    @Test
    void anOutsiderMakesTheSameTablesFromWhatIsPublished() {
        DataPackage data = DataPackage.read(release);
        try (PublishedOpenings openings = new PublishedOpenings(data, 256)) {
            Cut rebuilt =
                    new Cut(
                            log,
                            Cut.point(data),
                            openings,
                            new FolderSources(release.resolve("sources")));
            assertThat(rebuilt.tableHashes()).isEqualTo(data.tableHashes());
        }
    }

    @Test
    void anOpeningThatIsMissingStopsTheCut() {
        TinyLog silent = new TinyLog();
        Cut cut = new Cut(log, tiny.point(), silent, tiny);
        assertThatThrownBy(cut::tableHashes)
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("nobody opens it");
    }

    private static SortedMap<String, String> key(String... parts) {
        SortedMap<String, String> key = new TreeMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            key.put(parts[i], parts[i + 1]);
        }
        return key;
    }

    private static Long n(String figure, String... key) {
        return findings.figure(figure).orElseThrow().row(View.ALL, key(key)).orElseThrow().n();
    }

    private static List<Map<String, String>> table(String name) throws IOException {
        return Csv.read(Files.readString(release.resolve("data/" + name + ".csv")), name);
    }
}
