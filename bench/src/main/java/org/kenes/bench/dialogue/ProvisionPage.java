package org.kenes.bench.dialogue;

import org.kenes.bench.Installation;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.akn.AknWriter;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;
import org.kenes.opinion.Stance;
import org.kenes.sample.Sample;
import org.kenes.server.dialogue.Opinions;
import org.kenes.server.dialogue.Statement;
import org.kenes.server.record.PublicLog;
import org.kenes.server.release.Cuts;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Drafts.Publication;
import org.kenes.server.text.Wording;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `dialogue.ProvisionPage [OPINIONS] [RATE] [SECONDS]`: the page of a provision with so many
/// opinions (10,000), and the list of their reasons, while so many requests (50) begin every
/// second. The time of a request runs from when it was due, not from when the generator got round
/// to it, so a server that falls behind cannot hide it. What was said goes the whole way in:
/// recorded, sequenced, cut. Every other opinion is a copy of one text.
public final class ProvisionPage {
    private static final int BATCH = 500;
    private static final int LAST = 400;
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    private ProvisionPage() {}

    public static void main(String[] args) throws Exception {
        int opinions = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int rate = args.length > 1 ? Integer.parseInt(args[1]) : 50;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 60;
        try (Installation server = Installation.open()) {
            publish(server);
            speak(server, opinions);
            server.part(PublicLog.class).sequence();
            server.part(Cuts.class).take();
            URI page = server.site().resolve("en/text/art_5");
            URI reasons = server.site().resolve("en/text/art_5/opinions");
            for (URI address : List.of(page, reasons, last(reasons))) {
                measure(address, rate, 5);
                System.out.printf("%-60s %s%n", address.getPath(), measure(address, rate, seconds));
            }
        }
    }

    private static void publish(Installation server) {
        Map<String, String> titles = new TreeMap<>();
        Map<String, byte[]> files = new TreeMap<>();
        for (String lang : Sample.LANGUAGES) {
            Expression expression =
                    LawReader.read(Sample.law(lang), ReadOptions.named("law." + lang + ".txt"))
                            .getFirst()
                            .expression();
            titles.put(lang, expression.title());
            files.put(lang, AknWriter.write(expression));
        }
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        server.part(Drafts.class)
                .publish(new Publication("draft-1", "draft", today, titles, files));
    }

    private static void speak(Installation server, int opinions) {
        Opinions said = server.part(Opinions.class);
        Randomness randomness = Randomness.seeded("provision page");
        Wording wording =
                server.part(Drafts.class)
                        .find("draft-1")
                        .flatMap(text -> text.wordingAt("art_5"))
                        .orElseThrow();
        Stance[] stances = {Stance.SUPPORT, Stance.PARTLY, Stance.OPPOSE};
        List<Statement> batch = new ArrayList<>();
        for (int i = 0; i < opinions; i++) {
            batch.add(
                    new Statement(
                            said.slot(randomness.bytes(32), wording),
                            "draft-1",
                            wording.wid(),
                            stances[i % stances.length],
                            i % 2 == 0
                                    ? "Reason number " + i + ": the village decides about its well."
                                    : "Send this to everybody: the village decides about its well.",
                            "en",
                            Statement.Whence.self("", ""),
                            null,
                            false));
            if (batch.size() == BATCH || i == opinions - 1) {
                said.submitAll(batch);
                batch.clear();
            }
        }
    }

    /// Some hundred pages into the list, or its end.
    private static URI last(URI list) throws IOException, InterruptedException {
        URI at = list;
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < LAST; i++) {
                String body =
                        client.send(HttpRequest.newBuilder(at).build(), BodyHandlers.ofString())
                                .body();
                Matcher next = NEXT.matcher(body);
                if (!next.find()) {
                    return at;
                }
                at = at.resolve(next.group(1).replace("&amp;", "&"));
            }
        }
        return at;
    }

    private static String measure(URI address, int rate, int seconds) throws Exception {
        List<Future<Long>> times = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            HttpRequest request = HttpRequest.newBuilder(address).build();
            long began = System.nanoTime();
            for (int i = 0; i < rate * seconds; i++) {
                long due = began + i * 1_000_000_000L / rate;
                times.add(requests.submit(() -> one(client, request, due)));
            }
            long[] micros = new long[times.size()];
            for (int i = 0; i < micros.length; i++) {
                micros[i] = times.get(i).get();
            }
            Arrays.sort(micros);
            return "%,d requests at %d/s: p50 %.1f ms, p99 %.1f ms, most %.1f ms"
                    .formatted(
                            micros.length,
                            rate,
                            micros[micros.length / 2] / 1000.0,
                            micros[micros.length * 99 / 100] / 1000.0,
                            micros[micros.length - 1] / 1000.0);
        }
    }

    private static long one(HttpClient client, HttpRequest request, long due)
            throws IOException, InterruptedException {
        long wait = due - System.nanoTime();
        if (wait > 0) {
            Thread.sleep(java.time.Duration.ofNanos(wait));
        }
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + request.uri());
        }
        return (System.nanoTime() - due) / 1000;
    }
}
