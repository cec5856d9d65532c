package org.kenes.bench.field;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// `field.Submit ADDRESS REPORT.xml N [PHOTOS]`: N copies of a report, each with an instanceID of
/// its own and so many photos of 1 MB, from 16 clients at once; ADDRESS is what `kenes field key
/// new` printed (give the key a high `--rate`). The limit beside it: one write and one `fsync` for
/// each report, by one thread.
public final class Submit {
    private static final int CLIENTS = 16;
    private static final int PHOTO = 1_000_000;
    private static final String BOUNDARY = "----bench";

    private Submit() {}

    public static void main(String[] args) throws Exception {
        URI address = URI.create(args[0] + "/submission");
        String report = Files.readString(Path.of(args[1]));
        int n = Integer.parseInt(args[2]);
        int photos = args.length > 3 ? Integer.parseInt(args[3]) : 0;
        send(address, report, Math.min(n, 200), photos, "warm");
        long[] millis = send(address, report, n, photos, "run " + UUID.randomUUID());
        double limit = forced(report.getBytes(UTF_8), Math.min(n, 500));
        double rate = n * 1000.0 / millis[n];
        Arrays.sort(millis, 0, n);
        System.out.printf(
                "%.1f reports/s, p50 %d ms, p99 %d ms; fsync alone %.1f/s; ratio %.3f%n",
                rate, millis[n / 2], millis[n * 99 / 100], limit, rate / limit);
    }

    /// @return milliseconds of each, and of all of them together at the end
    private static long[] send(URI address, String report, int n, int photos, String run)
            throws InterruptedException {
        long[] millis = new long[n + 1];
        var next = new AtomicInteger();
        byte[] noise = new byte[PHOTO];
        new Random(1).nextBytes(noise);
        Thread[] clients = new Thread[CLIENTS];
        long begin = System.nanoTime();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = 0; i < CLIENTS; i++) {
                clients[i] =
                        Thread.ofPlatform()
                                .start(() -> {
                                    for (int k = next.getAndIncrement();
                                            k < n;
                                            k = next.getAndIncrement()) {
                                        long sent = System.nanoTime();
                                        post(client, address, body(report, run + k, photos, noise));
                                        millis[k] = (System.nanoTime() - sent) / 1_000_000;
                                    }
                                });
            }
            for (Thread thread : clients) {
                thread.join();
            }
        }
        millis[n] = (System.nanoTime() - begin) / 1_000_000;
        return millis;
    }

    private static void post(HttpClient client, URI address, byte[] body) {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] body(String report, String name, int photos, byte[] noise) {
        String id = "<instanceID>uuid:" + UUID.nameUUIDFromBytes(name.getBytes(UTF_8)) + "<";
        var body = new ByteArrayOutputStream();
        part(body, "xml_submission_file", "report.xml");
        body.writeBytes(report.replaceFirst("<instanceID>[^<]*<", id).getBytes(UTF_8));
        for (int i = 0; i < photos; i++) {
            part(body, i + ".jpg", i + ".jpg");
            body.writeBytes((name + i).getBytes(UTF_8));
            body.writeBytes(noise);
        }
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String name, String file) {
        String head =
                "\r\n--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
                        .formatted(BOUNDARY, name, file);
        body.writeBytes(head.getBytes(UTF_8));
    }

    /// Writes a second with one force each.
    private static double forced(byte[] bytes, int n) throws IOException {
        Path file = Files.createTempFile("fsync", "");
        long begin = System.nanoTime();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int i = 0; i < n; i++) {
                channel.write(ByteBuffer.wrap(bytes));
                channel.force(true);
            }
        } finally {
            Files.delete(file);
        }
        return n * 1e9 / (System.nanoTime() - begin);
    }
}
