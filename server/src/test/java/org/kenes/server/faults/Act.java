package org.kenes.server.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.server.scenario.Phone;
import org.kenes.testkit.SharedData;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One thing that somebody does, once, however often they have to send it. Its number decides
/// everything about it, so that sending again is the same request.
///
/// @param number of its own, never used twice
record Act(Kind kind, long number) {
    /// Entries of which kind become of it.
    enum Kind {
        OPINION(1),
        QUESTION(2),
        ANSWER(7),
        REPORT(4);

        private final int entry;

        Kind(int entry) {
            this.entry = entry;
        }

        int entry() {
            return entry;
        }
    }

    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{5}-[0-9A-Z]{5}");
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final String REPORT =
            SharedData.text("field/samples/submission-kk.xml")
                    .replaceAll("<(question|opinion|photo)>.*?</\\1>", "");

    /// What the clients need to know of the dialogue.
    ///
    /// @param statement code of the one that is asked about
    /// @param tokens of field keys
    record Known(String statement, List<String> tokens) {
        String token(long number) {
            return tokens.get((int) (number % tokens.size()));
        }
    }

    /// Which kind and number a client does next.
    static Act of(Random random, long number) {
        int die = random.nextInt(10);
        Kind kind =
                die < 5
                        ? Kind.OPINION
                        : die < 7 ? Kind.ANSWER : die < 9 ? Kind.QUESTION : Kind.REPORT;
        return new Act(kind, number);
    }

    HttpRequest request(URI site, Known known) {
        return switch (kind) {
            case OPINION ->
                    form(
                            site,
                            "en/text/art_" + (2 + number % 5) + "/stance",
                            Map.of(
                                    "version",
                                    "draft-1",
                                    "lang",
                                    "en",
                                    "stance",
                                    number % 2 == 0 ? "support" : "oppose",
                                    "reason",
                                    number % 3 == 0 ? "Reason " + number : ""));
            case QUESTION ->
                    form(
                            site,
                            "en/ask",
                            Map.of(
                                    "about", "art_3",
                                    "version", "draft-1",
                                    "lang", "en",
                                    "text", "What becomes of question number " + number + "?",
                                    "once", uuid().toString(),
                                    "step", "send"));
            case ANSWER ->
                    form(
                            site,
                            "en/statements/" + known.statement(),
                            Map.of("answer", number % 2 == 0 ? "agree" : "disagree"));
            case REPORT -> report(site, known.token(number));
        };
    }

    private UUID uuid() {
        return UUID.nameUUIDFromBytes(("act " + number).getBytes(UTF_8));
    }

    private HttpRequest form(URI site, String path, Map<String, String> fields) {
        byte[] key = new byte[32];
        new Random(number).nextBytes(key);
        String body =
                fields.entrySet().stream()
                        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(site.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", site.toString().replaceAll("/$", ""))
                .header(
                        "Cookie",
                        "__Host-kenes-key="
                                + Base64.getUrlEncoder().withoutPadding().encodeToString(key))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest report(URI site, String token) {
        String xml = REPORT.replace("uuid:f56f71d1-2677-4d63-ac01-556c9a96b74c", "uuid:" + uuid());
        return HttpRequest.newBuilder(site.resolve("key/" + token + "/submission"))
                .timeout(PATIENCE)
                .header("Content-Type", Phone.type())
                .header("X-OpenRosa-Version", "1.0")
                .header("Accept-Language", "en")
                .POST(
                        BodyPublishers.ofByteArray(
                                Phone.body(List.of(Phone.xml(xml.getBytes(UTF_8))))))
                .build();
    }

    /// Whether this answer is the promise that it will be in the log.
    boolean isAcknowledgedBy(HttpResponse<String> answer) {
        return answer.statusCode() == (kind == Kind.REPORT ? 201 : 303);
    }

    /// The receipt's code. An answer to a statement that was given before has none: who asks again
    /// is sent to the next statement.
    Optional<String> receipt(HttpResponse<String> answer) {
        String where =
                kind == Kind.REPORT
                        ? answer.body()
                        : answer.headers().firstValue("Location").orElse("");
        Matcher code = CODE.matcher(where);
        return code.find() ? Optional.of(code.group()) : Optional.empty();
    }
}
