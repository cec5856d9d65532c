package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.cli.log.LogCommands;
import org.kenes.cli.verify.VerifyCommand;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.receipt.RecountNote;
import org.kenes.ledger.tree.Hash;
import org.kenes.report.Manifest;
import org.kenes.server.record.slip.Slips;
import org.kenes.server.release.Releases;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    void aStrangerRecountsItWholeAndSaysSo() {
        assertThat(verify(release)).startsWith("0 ").contains("VERIFIED release=1");
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

    private static String verify(Object target) {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = VerifyCommand.run(new String[] {target.toString()}, stream, stream);
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
