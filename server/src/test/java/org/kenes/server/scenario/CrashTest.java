package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.ServeProcess;
import org.kenes.testkit.SharedData;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// `kenes serve` as a process of its own: it makes the administrator's key, and what it has
/// acknowledged survives a kill in the middle of uploads.
class CrashTest {
    private static final int ENOUGH = 60;

    @TempDir Path folder;

    @Test
    void nothingAcknowledgedIsLostWhenTheServerIsKilledWhileReportsArrive() throws Exception {
        Path key = folder.resolve("admin.key");
        Served first = serve("--admin-key-out", key.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        String admin = Files.readString(key).strip();
        Office office = new Office(first.site(), admin);
        office.setUp();
        String token = office.phone("org-002", "KZ").token();

        Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
        AtomicInteger next = new AtomicInteger();
        List<Thread> phones = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            phones.add(
                    Thread.ofVirtual()
                            .start(() ->
                                    sendUntilCutOff(
                                            new Phone(first.site(), token), next, acknowledged)));
        }
        while (acknowledged.size() < ENOUGH) {
            Thread.onSpinWait();
        }
        first.process().destroyForcibly().waitFor();
        for (Thread phone : phones) {
            phone.join();
        }

        Served second = serve();
        try {
            Phone phone = new Phone(second.site(), token);
            for (int n : acknowledged) {
                assertThat(phone.get("receipt/" + instance(n)).statusCode())
                        .as("report " + n)
                        .isEqualTo(200);
            }
            for (int n = 0; n < next.get(); n++) {
                assertThat(phone.send("en", report(n)).statusCode())
                        .as("report " + n + " again")
                        .isEqualTo(201);
            }
        } finally {
            second.process().destroy();
            assertThat(second.process().waitFor()).isNotNegative();
        }
    }

    private static void sendUntilCutOff(
            Phone phone, AtomicInteger next, Set<Integer> acknowledged) {
        try {
            while (true) {
                int n = next.getAndIncrement();
                if (phone.send("en", report(n)).statusCode() == 201) {
                    acknowledged.add(n);
                }
            }
        } catch (IOException e) {
            // the server is gone, which is what this is about
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String instance(int n) {
        return "uuid:" + UUID.nameUUIDFromBytes(("crash " + n).getBytes(UTF_8));
    }

    private static List<Phone.Part> report(int n) {
        String xml =
                SharedData.text("field/samples/submission-kk.xml")
                        .replace("uuid:f56f71d1-2677-4d63-ac01-556c9a96b74c", instance(n));
        return List.of(Phone.xml(xml.getBytes(UTF_8)), Phone.photo("1772700000001.jpg"));
    }

    private record Served(Process process, URI site) {}

    private Served serve(String... more) throws IOException {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "--data",
                                folder.resolve("data").toString(),
                                "--dialogue",
                                "crash",
                                "--zone",
                                "Asia/Almaty"));
        words.addAll(List.of(more));
        Process process =
                ServeProcess.of(words).redirectError(folder.resolve("errors").toFile()).start();
        BufferedReader out = process.inputReader(UTF_8);
        try (Stream<String> lines = out.lines()) {
            String ready =
                    lines.filter(line -> line.startsWith("ready "))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("it did not get ready"));
            return new Served(process, URI.create(ready.substring("ready ".length()) + "/"));
        }
    }
}
