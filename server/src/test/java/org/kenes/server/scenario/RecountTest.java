package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.cli.log.LogCommands;
import org.kenes.cli.verify.VerifyCommand;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.receipt.RecountNote;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.store.LogWriter;
import org.kenes.ledger.tree.Hash;
import org.kenes.report.Manifest;
import org.kenes.server.outreach.EventState;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Telling;
import org.kenes.server.outreach.check.Draws;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.slip.Slips;
import org.kenes.server.release.Releases;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A small release, recounted by a stranger; and what the stranger says when somebody has touched
/// it.
class RecountTest {
    static final String YAML =
            """
            format: kenes-release/1
            id: small
            kind: report
            languages: [en]
            publishAt: 2031-03-01T10:00:00+05:00
            asOf: 2031-03-01
            data: {package: datapackage.json}
            profile: none
            imprint:
              issuer: The office
              maker: The office
              orderedBy: [The office]
              paidBy: [{name: The office, fundSource: own, origin: domestic}]
              responsiblePerson: A. Person (invented)
              contact: press@example.org
            claims:
              c1: {figure: opinions.support, is: majority}
            """;
    static final String TEXT =
            """
            # A small report

            There are {{opinions.count}} opinions. [Most of the opinions submitted]{c1} are in support: {{opinions.support | pct}}.
            """;

    @TempDir static Path data;
    private static Scenario scenario;
    private static Path release;

    @BeforeAll
    static void publish() throws IOException {
        scenario = Scenario.open(data);
        for (int i = 0; i < 25; i++) {
            scenario.say(
                    "person " + i,
                    "art_5",
                    i < 14 ? "support" : "oppose",
                    i % 3 == 0 ? "Причина номер " + i + "." : "");
        }
        scenario.part(Slips.class).register("org-001", "KZ-19", 5);
        checkOneMeeting();
        scenario.cut();
        Path source = Files.createDirectories(data.resolve("small"));
        Files.writeString(source.resolve("release.yaml"), YAML);
        Files.writeString(source.resolve("text.en.md"), TEXT);
        var outcome = scenario.part(Releases.class).publish(source);
        assertThat(outcome).isInstanceOf(Releases.Outcome.Published.class);
        release =
                scenario.part(Releases.class)
                        .folder(((Releases.Outcome.Published) outcome).release());
    }

    /// Announced, drawn and looked into, so that a stranger can draw it again.
    private static void checkOneMeeting() {
        scenario.attend("QK-02-d1", 40);
        UUID meeting = jdbc().sql("select id from outreach.event").query(UUID.class).single();
        var complete =
                new Telling.Change("complete", meeting, EventState.COMPLETE, "files", "org-001");
        assertThat(scenario.part(Events.class).submit(complete))
                .isInstanceOf(Events.Outcome.Done.class);
        Draws draws = scenario.part(Draws.class);
        draws.announce(
                new Draws.Wish(
                        "draw-1",
                        1,
                        0,
                        Instant.parse("2031-03-01T09:00:01Z"),
                        "none",
                        List.of("org-002"),
                        LocalDate.of(2031, 4, 1)));
        // the clock of the scenario stands still: the deadline comes to it
        jdbc().sql("update outreach.draw set deadline = '2031-03-01T08:00:00Z'").update();
        scenario.part(PublicLog.class).sequence();
        assertThat(draws.close("draw-1", "")).isEqualTo(new Draws.Answer.Done());
        assertThat(draws.outcome("draw-1", meeting, "confirmed", 30L, 50L, "org-002"))
                .isEqualTo(new Draws.Answer.Done());
    }

    private static JdbcClient jdbc() {
        return scenario.part(JdbcClient.class);
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    void aStrangerRecountsItWholeAndSaysSo() {
        assertThat(verify(release))
                .startsWith("0 ")
                .contains("1 draws of back-checks drawn again")
                .contains("VERIFIED release=1");
    }

    @Test
    void whatTheChecksAllowToSayStandsOnPageOne() throws IOException {
        assertThat(Files.readString(release.resolve("report/report.en.html")))
                .contains(
                        "of 1 with a complete report 1 were drawn; 1 confirmed, 0 refuted, 0 could"
                                + " not be found out")
                .contains("at most 0.00% did not take place as reported");
    }

    @Test
    void itStatesWhatBecameOfThePaperSlips() throws IOException {
        assertThat(Files.readString(release.resolve("slips.json")))
                .isEqualTo(
                        "{\"books\":[{\"book\":\"org-001-0001\",\"missing\":5,\"org\":\"org-001\","
                                + "\"printed\":5,\"recorded\":0,\"region\":\"KZ-19\",\"void\":0}],"
                                + "\"regions\":[{\"missing\":5,\"printed\":5,\"recorded\":0,"
                                + "\"region\":\"KZ-19\",\"void\":0}]}");
    }

    @Test
    void aStrangerCanFetchItOverHttpToo() {
        String address = scenario.site().resolve("releases/small/").toString();
        assertThat(verify(address)).startsWith("0 ").contains("VERIFIED release=1");
    }

    @Test
    void oneChangedByteInAnyKindOfFileIsNamed() throws IOException {
        for (String path :
                List.of(
                        "findings.json",
                        "check.json",
                        "data/contributions.csv",
                        "figures/opinions.support/figure.sql",
                        "report/report.en.html",
                        "text.en.md",
                        "sources/law/draft-1.kk.xml")) {
            Path copy = copy();
            flip(copy.resolve(path));
            assertThat(verify(copy)).as(path).startsWith("1 ").contains("FAILED").contains(path);
        }
    }

    @Test
    void aManifestThatWasMadeAnewDoesNotHelp() throws IOException {
        Path copy = copy();
        Path rows = copy.resolve("data/contributions.csv");
        Files.writeString(rows, Files.readString(rows).replaceFirst(",oppose,", ",support,"));
        Manifest.write(copy);
        assertThat(verify(copy)).startsWith("1 ").contains("FAILED");
    }

    /// Whoever runs the server can make the manifest anew after any change; what then speaks
    /// against it is the log, and what everybody can compute again.
    @TestFactory
    Stream<DynamicTest> nothingHelpsWhoeverMakesTheManifestAnew() {
        Map<String, Tampering> all = new LinkedHashMap<>();
        String rows = "data/contributions.csv";
        String openings = "data/openings.csv";
        all.put("a stance turned", replaced(rows, ",oppose,", ",support,"));
        all.put("a row gone", lines(rows, lines -> lines.removeLast()));
        all.put("a row twice", lines(rows, lines -> lines.add(lines.getLast())));
        all.put("an opening gone", lines(openings, lines -> lines.removeLast()));
        all.put("an opening twice", lines(openings, lines -> lines.add(lines.getLast())));
        all.put("two openings changed places", lines(openings, lines -> swap(lines, 1, 2)));
        all.put("another number in the findings", replaced("findings.json", "14", "15"));
        all.put(
                "another question asked",
                replaced("figures/opinions.support/figure.sql", "support", "oppose"));
        all.put("other words in the text", replaced("text.en.md", "A small", "A big"));
        all.put("other words on the page", replaced("report/report.en.html", "A small", "A big"));
        all.put("a verdict turned", replaced("check.json", "majority", "everybody"));
        all.put("a cut of another size", replaced("datapackage.json", "\"size\":", "\"size\": 1"));
        all.put(
                "a file more",
                copy -> Files.writeString(copy.resolve("data/more.csv"), "a,b\n1,2\n"));
        all.put("a file less", copy -> Files.delete(copy.resolve("slips.json")));
        all.put("the law in other words", copy -> flip(copy.resolve("sources/law/draft-1.kk.xml")));
        return all.entrySet().stream()
                .map(it ->
                        DynamicTest.dynamicTest(
                                it.getKey(),
                                () -> {
                                    Path copy = copy();
                                    it.getValue().on(copy);
                                    Manifest.write(copy);
                                    assertThat(verify(copy)).startsWith("1 ").contains("FAILED");
                                }));
    }

    private interface Tampering {
        void on(Path copy) throws IOException;
    }

    private static Tampering replaced(String file, String what, String by) {
        return copy -> {
            String before = Files.readString(copy.resolve(file));
            String after = before.replaceFirst(Pattern.quote(what), by);
            assertThat(after).as("there is something to change").isNotEqualTo(before);
            Files.writeString(copy.resolve(file), after);
        };
    }

    private static Tampering lines(String file, Consumer<List<String>> change) {
        return copy -> {
            List<String> lines = new ArrayList<>(Files.readAllLines(copy.resolve(file)));
            change.accept(lines);
            Files.writeString(copy.resolve(file), String.join("\n", lines) + "\n");
        };
    }

    private static void swap(List<String> lines, int one, int other) {
        Collections.swap(lines, one, other);
    }

    /// The operator, who has the key of the log, shows one continuation to one reader and another
    /// to the next: each is whole in itself. Whoever remembers what they saw notices, and so does
    /// whoever is shown less than before.
    @Test
    void twoContinuationsAndAWayBackAreNoticedByWhoeverRemembers() throws IOException {
        Path one = copy();
        Path other = copy();
        continued(one.resolve("log"), "one");
        continued(other.resolve("log"), "other");
        assertThat(verify(one)).as("alone").startsWith("0 ");
        assertThat(verify(other)).as("alone").startsWith("0 ");

        Path remembered = data.resolve("remembered");
        String remember = "--remember";
        assertThat(verify(release, remember, remembered)).startsWith("0 ");
        assertThat(verify(one, remember, remembered)).as("it grew").startsWith("0 ");
        assertThat(verify(other, remember, remembered))
                .as("two histories")
                .startsWith("1 ")
                .contains("FAILED");
        assertThat(verify(release, remember, remembered))
                .as("back to an earlier state")
                .startsWith("1 ")
                .contains("FAILED");
    }

    /// A policy wants cosignatures, which the operator cannot make alone.
    @Test
    void withoutItsWitnessesNothingIsVerified() throws IOException {
        SigningKey witness = SigningKey.ofSeed("w.example/w", KeyType.COSIGNATURE, new byte[32]);
        Path policy = data.resolve("policy");
        Files.writeString(
                policy,
                "log "
                        + Files.readString(release.resolve("log/log.vkey")).strip()
                        + "\nwitness w "
                        + witness.verifier()
                        + "\nquorum w\n");
        assertThat(verify(release, "--policy", policy)).startsWith("1 ").contains("FAILED");
    }

    /// One more entry, signed with the key of the log.
    private static void continued(Path log, String word) throws IOException {
        SigningKey key = SigningKey.read(data.resolve("keys/log.key"));
        Checkpoint shown =
                Checkpoint.parse(
                        SignedNote.parse(Files.readAllBytes(log.resolve("checkpoint"))).text());
        LogWriter writer =
                LogWriter.open(
                        log, Files.createTempDirectory(data, "tmp"), Durability.NONE, shown.head());
        LogEntry entry = new LogEntry.Public(200, Map.of("word", word));
        writer.writeTiles(shown.size(), List.of(entry.bytes()).iterator());
        Files.write(log.resolve("checkpoint"), writer.sign(shown.origin(), key).bytes());
    }

    @Test
    void aDamagedLogIsFound() throws IOException {
        Path copy = copy();
        try (Stream<Path> tiles = Files.walk(copy.resolve("log/tile/entries"))) {
            flip(tiles.filter(Files::isRegularFile).sorted().findFirst().orElseThrow());
        }
        assertThat(verify(copy)).startsWith("1 ").contains("FAILED");
    }

    @Test
    void whoRecountsItCanSignWhatCameOfIt() throws IOException {
        Path key = data.resolve("university.key");
        SigningKey signer =
                SigningKey.ofSeed("university.example/recount", KeyType.ED25519, new byte[32]);
        signer.write(key);
        Path agrees = data.resolve("agrees.note");
        assertThat(recount(release, key, agrees)).startsWith("0 ").contains("verdict=agrees");
        RecountNote note =
                RecountNote.open(SignedNote.parse(Files.readAllBytes(agrees)), signer.verifier());
        assertThat(note.release()).isEqualTo(1);
        assertThat(note.findings())
                .isEqualTo(Hash.sha256(Files.readAllBytes(release.resolve("findings.json"))));

        Path altered = copy();
        flip(altered.resolve("findings.json"));
        Path differs = data.resolve("differs.note");
        assertThat(recount(altered, key, differs)).startsWith("1 ").contains("verdict=differs");
        assertThat(
                        RecountNote.open(
                                        SignedNote.parse(Files.readAllBytes(differs)),
                                        signer.verifier())
                                .findings())
                .as("about what was published")
                .isEqualTo(note.findings());
        assertThat(recount(release, key, agrees)).as("not replaced").startsWith("2 ");
        theReleasePagePrints(signer.verifier().toString(), agrees, differs);
        theNextReleasePrintsItOnItsFirstPage();
    }

    private static void theNextReleasePrintsItOnItsFirstPage() throws IOException {
        Path source = Files.createDirectories(data.resolve("second"));
        Files.writeString(source.resolve("release.yaml"), YAML.replace("small", "second"));
        Files.writeString(source.resolve("text.en.md"), TEXT);
        var outcome = scenario.part(Releases.class).publish(source);
        assertThat(outcome).isInstanceOf(Releases.Outcome.Published.class);
        Path second =
                scenario.part(Releases.class)
                        .folder(((Releases.Outcome.Published) outcome).release());
        assertThat(Files.readString(second.resolve("report/report.en.html")))
                .contains("Release 1: recounted by 1, differing 1");
        assertThat(verify(second)).startsWith("0 ").contains("VERIFIED release=2");
        assertThat(Files.exists(release.resolve("recounts.json")))
                .as("nobody had recounted anything before the first")
                .isFalse();
    }

    /// The last note of a recounter counts, and one that nobody registered does not.
    private static void theReleasePagePrints(String key, Path agrees, Path differs)
            throws IOException {
        assertThat(releasePage()).contains("Nobody has sent a signed recount");
        Path recounts = Files.createDirectories(data.resolve("recounts"));
        Files.copy(agrees, recounts.resolve("university.note"));
        assertThat(releasePage()).as("no key").contains("Nobody has sent a signed recount");
        Files.writeString(recounts.resolve("recounters.vkeys"), key + "\n");
        assertThat(releasePage())
                .contains("Recounted by 1; differing: 0.", "university.example/recount");
        Files.delete(recounts.resolve("university.note"));
        Files.copy(differs, recounts.resolve("university-2.note"));
        assertThat(releasePage()).contains("Recounted by 1; differing: 1.");
    }

    private static String releasePage() {
        return scenario.read("en/releases/small").body();
    }

    private static String recount(Path folder, Path key, Path note) throws IOException {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        String vkey = Files.readString(release.resolve("log/log.vkey")).strip();
        String[] words = {
            "recount",
            folder.toString(),
            "--vkey",
            vkey,
            "--key",
            key.toString(),
            "--out",
            note.toString()
        };
        int exit = LogCommands.run(words, stream, stream);
        return exit + " " + out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsNoReleaseCouldNotBeVerified() {
        assertThat(verify(data.resolve("nowhere"))).startsWith("2 ");
    }

    private static String verify(Object... words) {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        String[] args = Arrays.stream(words).map(Object::toString).toArray(String[]::new);
        int exit = VerifyCommand.run(args, stream, stream);
        return exit + " " + out.toString(StandardCharsets.UTF_8);
    }

    private static Path copy() throws IOException {
        Path copy = Files.createTempDirectory(data, "copy");
        try (Stream<Path> files = Files.walk(release)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(release.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        return copy;
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}
