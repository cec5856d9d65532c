package org.kenes.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.witness.Witness;
import org.kenes.ledger.witness.WitnessServer;
import org.kenes.testkit.SharedData;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;

class LogCommandsTest {
    private static final String BENCH =
            "kenes.example/testlog+6da36add+AY7e68bFAWLHYYbeaQlw8vzRXRKghd6tBfih6Jy/Kzms";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "100000,bench,sealed,tj6hDHz2rDMOQI5IUbQ8kb88bY1aGNqufUTYs/Od1jY=",
        "1000,demo,bytes,KYwnxtOQTjtrBLDVsVNFARRRqqAStaTm3WcF13aIFZ0="
    })
    void generatedLogsHaveTheKnownRoots(String entries, String seed, String form, String root) {
        Path log = folder.resolve("log");
        Command made =
                Command.run("gen", log, "--entries", entries, "--seed", seed, "--form", form);
        assertThat(made.exit()).as(made.err()).isZero();
        if (seed.equals("bench")) {
            assertThat(made.last()).isEqualTo(BENCH);
        }
        assertThat(Command.run("verify", log, "--vkey", made.last()).last())
                .isEqualTo(
                        "VERIFIED origin=kenes.example/testlog size=" + entries + " root=" + root);
        assertThat(Command.run("gen", log, "--entries", 1, "--seed", "x").exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "tr-TR", "th-TH-u-ca-buddhist-nu-thai"})
    void bytesDoNotDependOnWhereAProgramRuns(String tag) throws IOException {
        String here = everything(folder.resolve("here"));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Almaty"));
            assertThat(everything(folder.resolve("there"))).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    /// Digests of all files and everything printed by commands of all sorts.
    private static String everything(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path log = folder.resolve("log");
        Path fixture = SharedData.path("ledger/fixture");
        StringBuilder all = new StringBuilder();
        String vkey =
                Command.run(
                                "gen",
                                log,
                                "--entries",
                                1234,
                                "--seed",
                                "i",
                                "--witnesses",
                                3,
                                "--at",
                                "7,700")
                        .last();
        Object[][] commands = {
            {
                "verify",
                log,
                "--vkey",
                vkey,
                "--witness",
                "@" + log + "/witness.vkeys",
                "--quorum",
                3
            },
            {"verify", log, "--vkey", vkey, "--json"},
            {"proof", log, 700, "--with-entry"},
            {
                "consistency",
                log.resolve("checkpoint.7"),
                log.resolve("checkpoint"),
                "--vkey",
                vkey,
                "--dir",
                log
            },
            {
                "account",
                fixture,
                fixture.resolve("rows.jsonl"),
                "--vkey",
                "@" + fixture.resolve("log.vkey")
            },
            {
                "receipt",
                fixture.resolve("receipts/erased.kenes-receipt.json"),
                "--vkey",
                "@" + fixture.resolve("log.vkey"),
                "--ack",
                "@" + fixture.resolve("ack.vkey"),
                "--opening",
                fixture.resolve("receipts/erased.opening.json")
            },
            {
                "slip",
                fixture.resolve("receipts/counted.slip"),
                "--key",
                "@" + fixture.resolve("device-1.vkey")
            },
            {
                "ack",
                fixture.resolve("receipts/counted.ack"),
                "--key",
                "@" + fixture.resolve("ack.vkey")
            },
        };
        for (Object[] command : commands) {
            Command run = Command.run(command);
            assertThat(run.exit()).as(run.err()).isZero();
            all.append(run.out());
        }
        try (Stream<Path> files = Files.walk(log)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(log.relativize(file))
                        .append(' ')
                        .append(Hash.sha256(Files.readAllBytes(file)))
                        .append('\n');
            }
        }
        return all.toString();
    }

    @Test
    void whatIsWrongOnTheCommandLineIsNotALie() throws IOException {
        Path log = folder.resolve("log");
        String vkey = Command.run("gen", log, "--entries", 3, "--seed", "x").last();
        Path big = Files.write(folder.resolve("big"), new byte[(1 << 20) + 1]);
        Path policy =
                Files.writeString(folder.resolve("policy"), "log " + BENCH + "\nquorum none\n");
        Path large =
                Files.writeString(
                        folder.resolve("large"), "#" + "x".repeat(256 * 1024) + "\nquorum none\n");
        Object[][] usage = {
            {},
            {"unknown"},
            {"verify"},
            {"verify", log},
            {"verify", log, "--vkey", "x"},
            {"verify", log, "--vkey", vkey, "--jobs", "٣"},
            {"verify", log, "--vkey", vkey, "--samples", "+5"},
            {"verify", log, "--vkey", vkey, "--surprise"},
            {"verify", log, "--vkey", vkey, "--quorum", 1},
            {"verify", log, "--vkey", vkey, "--policy", policy},
            {"verify", log, "--vkey", vkey, "--policy", large},
            {"verify", log, "--vkey", vkey, "--policy", folder.resolve("absent")},
            {"verify", log, "--vkey", vkey, "--old", folder.resolve("absent")},
            {"verify", log, "--vkey", vkey, "--old", big},
            {"proof", log, "x"},
            {"proof", log, "3"},
            {"code", "x"},
            {"keygen", "two words", "--type", "log", "--out", folder.resolve("k")},
            {"append", log, "--key", policy},
            {"witness", "--listen", "nowhere", "--state", folder, "--key", policy, "--log", vkey},
        };
        for (Object[] words : usage) {
            Command run = Command.run(words);
            assertThat(run.exit()).as(List.of(words) + run.err()).isEqualTo(2);
            assertThat(run.err()).doesNotContain("Exception").doesNotContain("FAILED");
        }
        Command away = Command.run("verify", "http://127.0.0.1:1/log", "--vkey", vkey);
        assertThat(away.exit()).isEqualTo(3);
        assertThat(Command.run("verify", folder.resolve("nothing"), "--vkey", vkey).exit())
                .isEqualTo(1);
        Path old = Files.writeString(folder.resolve("old"), "no checkpoint\n");
        assertThat(Command.run("verify", log, "--vkey", vkey, "--old", old).exit()).isEqualTo(1);
        assertThat(Command.run("receipt", old, "--vkey", vkey).exit()).isEqualTo(1);
    }

    @Test
    void proofsInALineEach() throws IOException {
        Hash leaf = Hash.sha256(new byte[] {0, 7});
        String good =
                "{\"type\":\"inclusion\",\"index\":\"0\",\"size\":\"1\",\"leaf\":\""
                        + leaf
                        + "\",\"root\":\""
                        + leaf
                        + "\",\"proof\":[]}";
        Path file = folder.resolve("proofs.jsonl");
        Files.writeString(file, good + "\n");
        assertThat(Command.run("check-proofs", file).exit()).isZero();
        String bad =
                String.join(
                        "\n",
                        good,
                        good.replace("\"index\":\"0\"", "\"index\":\"1\""),
                        good.replace("\"size\":\"1\"", "\"size\":\"9223372036854775808\""),
                        "{\"type\":\"consistency\",\"from\":\"0\",\"size\":\"1\",\"from_root\":\""
                                + leaf
                                + "\",\"root\":\""
                                + leaf
                                + "\",\"proof\":[]}",
                        "nonsense",
                        "");
        Files.writeString(file, bad);
        Command run = Command.run("check-proofs", file);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lines().stream().map(l -> l.replaceAll("^(\\w+ \\d+).*", "$1")))
                .containsExactly("ok 1", "bad 2", "bad 3", "bad 4", "bad 5");
        assertThat(Command.run("check-proofs", file, "--json").out())
                .isEqualTo("{\"bad\":[2,3,4,5],\"proofs\":5,\"result\":\"failed\"}\n");
    }

    private SigningKey key(String name, KeyType type) throws IOException {
        Path file = folder.resolve(name.replace('/', '-') + ".key");
        String kind = type == KeyType.COSIGNATURE ? "witness" : "log";
        Command made = Command.run("keygen", name, "--type", kind, "--out", file);
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(Command.run("keygen", name, "--type", kind, "--out", file).exit()).isEqualTo(2);
        SigningKey key = SigningKey.read(file);
        assertThat(VerifierKey.parse(made.last())).isEqualTo(key.verifier());
        return key;
    }

    @Test
    void anAppendIsPublishedWhenTheQuorumCosigned() throws IOException {
        SigningKey log = key("a.example/log", KeyType.ED25519);
        SigningKey one = key("one.example/w", KeyType.COSIGNATURE);
        Path dir = folder.resolve("dir");
        Path in = folder.resolve("in");
        Path policy = folder.resolve("policy");
        Path keyFile = folder.resolve("a.example-log.key");
        Files.writeString(in, "00ff\n\n4b\n", StandardCharsets.US_ASCII);

        policy(policy, log, one, 1);
        Command missed =
                Command.run("append", dir, "--key", keyFile, "--in", in, "--policy", policy);
        assertThat(missed.exit()).isEqualTo(1);
        assertThat(missed.err()).contains("quorum not reached", "w: not reached");
        assertThat(dir.resolve("checkpoint")).doesNotExist();

        Witness witness =
                Witness.open(
                        folder.resolve("state"),
                        Durability.FORCED,
                        one,
                        List.of(log.verifier()),
                        true,
                        InstantSource.system(),
                        message -> {});
        try (WitnessServer server =
                new WitnessServer(
                        witness,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        message -> {})) {
            policy(policy, log, one, server.address().getPort());
            Command published = Command.run("append", dir, "--key", keyFile, "--policy", policy);
            assertThat(published.exit()).as(published.err()).isZero();
            assertThat(published.last()).startsWith("APPENDED first=3 count=0 size=3 root=");
            assertThat(
                            Command.run(
                                            "append",
                                            dir,
                                            "--key",
                                            keyFile,
                                            "--in",
                                            in,
                                            "--policy",
                                            policy,
                                            "--json")
                                    .out())
                    .startsWith("{\"count\":3,\"first\":3,\"result\":\"appended\",\"root\":");
        }
        Command verified = Command.run("verify", dir, "--policy", policy);
        assertThat(verified.exit()).as(verified.err()).isZero();
        assertThat(verified.last()).contains(" size=6 ");

        Files.writeString(in, "00\n0G\n", StandardCharsets.US_ASCII);
        Command wrong = Command.run("append", dir, "--key", keyFile, "--in", in);
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("line 2");
        assertThat(Command.run("verify", dir, "--policy", policy).last()).contains(" size=6 ");
    }

    private static void policy(Path file, SigningKey log, SigningKey witness, int port)
            throws IOException {
        Files.writeString(
                file,
                "log "
                        + log.verifier()
                        + "\nwitness w "
                        + witness.verifier()
                        + " http://127.0.0.1:"
                        + port
                        + "\nquorum w\n");
    }
}
