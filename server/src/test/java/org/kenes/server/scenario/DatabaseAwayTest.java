package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.AdminKeys;
import org.kenes.testkit.SharedData;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Phones send while the database is shut down again and again: they are told to come back in their
/// own format, and what was acknowledged is there, once.
class DatabaseAwayTest {
    private static final int STOPS = 4;

    @TempDir static Path data;
    private static Scenario scenario;
    private static Phone phone;

    @BeforeAll
    static void open() {
        scenario = Scenario.empty(data);
        Office office = new Office(scenario.site(), scenario.part(AdminKeys.class).issue());
        office.setUp();
        phone = office.phone("org-002", "KZ");
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    void nothingAcknowledgedIsLostAndNothingIsThereTwice() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        Map<Integer, Integer> answers = new TreeMap<>();
        int number = 0;
        for (int stop = 0; stop < STOPS; stop++) {
            while (acknowledged.size() < 5 * (stop + 1)) {
                send(number++, acknowledged, answers);
            }
            stopPostgres();
            long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            int before = acknowledged.size();
            while (acknowledged.size() < before + 3) {
                assertThat(System.nanoTime()).as("it comes back").isLessThan(until);
                if (!send(number, acknowledged, answers)) {
                    assertThat(phone.get("formList").statusCode()).isIn(200, 503);
                    Thread.sleep(50);
                    continue;
                }
                number++;
            }
        }
        assertThat(answers.keySet()).containsExactly(201, 503);
        assertThat(acknowledged).doesNotHaveDuplicates();
        List<String> stored =
                scenario.part(JdbcClient.class)
                        .sql("select instance_id from outreach.submission")
                        .query(String.class)
                        .list();
        assertThat(stored).containsExactlyInAnyOrderElementsOf(acknowledged);
        scenario.cut();
    }

    /// The same until it is acknowledged.
    private static boolean send(
            int number, List<String> acknowledged, Map<Integer, Integer> answers) throws Exception {
        String id = "uuid:" + UUID.nameUUIDFromBytes(("away " + number).getBytes(UTF_8));
        String xml =
                SharedData.text("field/samples/submission-kk.xml")
                        .replaceAll("<(question|opinion|photo)>.*?</\\1>", "")
                        .replace("uuid:f56f71d1-2677-4d63-ac01-556c9a96b74c", id);
        HttpResponse<String> answer = phone.send("kk", List.of(Phone.xml(xml.getBytes(UTF_8))));
        answers.merge(answer.statusCode(), 1, Integer::sum);
        assertThat(answer.body()).startsWith("<OpenRosaResponse");
        assertThat(answer.headers().firstValue("X-OpenRosa-Version")).contains("1.0");
        if (answer.statusCode() == 503) {
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
            assertThat(answer.body()).contains("nature=\"error\"");
            return false;
        }
        acknowledged.add(id);
        return true;
    }

    private static void stopPostgres() throws Exception {
        Path pid = data.resolve("postgres/data/postmaster.pid");
        String number = Files.readAllLines(pid).getFirst().strip();
        assertThat(new ProcessBuilder("kill", "-INT", number).start().waitFor()).isZero();
    }
}
