package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.cli.field.FieldCommands;
import org.kenes.server.ServeProcess;

import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `kenes serve` as a newcomer meets it: the lines of the README, word for word, and then a phone
/// that does what ODK Collect does, in its order and with its headers.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClientsTest {
    private static final Path ROOT = root();

    @TempDir static Path folder;
    private static Process server;
    private static Map<String, String> environment;
    private static String address = "";

    @BeforeAll
    static void serve() throws IOException {
        Path key = folder.resolve("admin.key");
        server =
                ServeProcess.of(
                                List.of(
                                        "--data",
                                        folder.resolve("data").toString(),
                                        "--dialogue",
                                        "how-to",
                                        "--zone",
                                        "Asia/Almaty",
                                        "--admin-key-out",
                                        key.toString()))
                        .redirectError(folder.resolve("errors").toFile())
                        .start();
        BufferedReader out = server.inputReader(UTF_8);
        String ready = out.readLine();
        while (ready != null && !ready.startsWith("ready ")) {
            ready = out.readLine();
        }
        assertThat(ready).isNotNull();
        environment =
                Map.of(
                        "KENES_SERVER",
                        ready.substring("ready ".length()),
                        "KENES_ADMIN_KEY",
                        Files.readString(key).strip());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.destroy();
        assertThat(server.waitFor()).isNotNegative();
    }

    @Test
    @Order(1)
    void theRecipeOfTheReadmeWorksAsItStands() throws Exception {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Matcher block = Pattern.compile("```\n(\\./kenes field places.*?)```", 32).matcher(readme);
        assertThat(block.find()).isTrue();
        String said = "";
        for (String line : block.group(1).lines().toList()) {
            for (String command : line.replaceAll("  +#.*", "").split(" && ")) {
                said = run(command.strip());
            }
        }
        assertThat(said).contains("submit_success");
    }

    private static String run(String command) throws Exception {
        if (command.startsWith("curl ")) {
            String words = command.replace("ADDRESS", address).replace("curl ", "curl -s ");
            Process curl =
                    new ProcessBuilder(words.split(" "))
                            .directory(ROOT.toFile())
                            .redirectErrorStream(true)
                            .start();
            String answer = new String(curl.getInputStream().readAllBytes(), UTF_8);
            assertThat(curl.waitFor()).as(answer).isZero();
            return answer;
        }
        List<String> words = new ArrayList<>();
        for (String word : command.replace("./kenes field ", "").split(" ")) {
            boolean file = word.startsWith("docs/");
            boolean made = word.endsWith(".png");
            words.add(
                    file
                            ? ROOT.resolve(word).toString()
                            : made ? folder.resolve(word).toString() : word);
        }
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code =
                FieldCommands.run(
                        words.toArray(String[]::new),
                        environment,
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8));
        assertThat(code).as(command + "\n" + err.toString(UTF_8)).isZero();
        if (command.contains("key new")) {
            address = JsonMapper.shared().readTree(out.toString(UTF_8)).get("url").asString();
            assertThat(folder.resolve("collect.png")).isNotEmptyFile();
        }
        return out.toString(UTF_8);
    }

    /// The order of Collect: the list, then every form with its hash, its manifest and its files; a
    /// question without a body; a report in two posts, and again after a lost answer.
    @Test
    @Order(2)
    void aPhoneThatBehavesLikeCollectFindsItsFormsAndItsReportArrivesOnce() throws Exception {
        Phone phone = new Phone(address);
        String list = phone.get("formList?deviceID=collect%3Aabc&unknown=1").body();
        assertThat(list).contains("<formID>how-to-meeting</formID>");
        assertThat(list).as("built in").contains("<formID>kenes-event-report</formID>");
        Matcher form =
                Pattern.compile(
                                "<formID>([^<]+)</formID><name>([^<]+)</name><version>([^<]+)"
                                    + "</version>\\s*<hash>md5:([0-9a-f]{32})</hash><downloadUrl>"
                                    + "([^<]+)</downloadUrl>(?:<manifestUrl>([^<]+)</manifestUrl>)?")
                        .matcher(list);
        int forms = 0;
        while (form.find()) {
            forms++;
            byte[] xml = phone.bytes(below(form.group(5))).body();
            assertThat(md5(xml)).as(form.group(1)).isEqualTo(form.group(4));
            if (form.group(6) != null) {
                HttpResponse<String> manifest = phone.get(below(form.group(6)));
                assertThat(manifest.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("text/xml");
                Matcher media =
                        Pattern.compile("<hash>md5:([0-9a-f]{32})</hash><downloadUrl>([^<]+)<")
                                .matcher(manifest.body());
                while (media.find()) {
                    assertThat(md5(phone.bytes(below(media.group(2))).body()))
                            .isEqualTo(media.group(1));
                }
            }
        }
        assertThat(forms).isEqualTo(4);
        assertThat(phone.head("submission").statusCode()).isEqualTo(204);
        byte[] xml =
                Files.readString(ROOT.resolve("docs/how-to/field/filled.xml"))
                        .replace("000000000001", "000000000002")
                        .getBytes(UTF_8);
        for (int again = 0; again < 2; again++) {
            var first = phone.send("kk", List.of(Phone.incomplete(), Phone.xml(xml)));
            assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
            assertThat(phone.send("kk", List.of(Phone.xml(xml))).statusCode()).isEqualTo(201);
        }
        String reports = run("./kenes field reports --form how-to-meeting");
        try (Stream<String> lines = reports.lines()) {
            assertThat(lines.filter(it -> it.contains("000000000002")).toList()).hasSize(1);
        }
        assertThat(phone.get("report?lang=kk").statusCode()).as("our own form").isEqualTo(200);
    }

    private static String below(String url) {
        assertThat(url).startsWith(address + "/");
        return url.substring(address.length() + 1);
    }

    private static String md5(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("README.md"))
                        && Files.exists(here.resolve("docs/how-to/field"))
                ? here
                : here.getParent();
    }
}
