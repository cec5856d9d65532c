package org.kenes.bench.nation;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.testkit.SharedData;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One person or phone with one thing to do; the number decides everything, so that sending again
/// is the same request.
///
/// @param number of its own
record Visit(Kind kind, int number) {
    /// Entries of which kind become of it; 0 for none.
    enum Kind {
        READING(0),
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

    /// What visitors know of the dialogue.
    ///
    /// @param port on loopback
    /// @param statement code of one that is asked about
    /// @param tokens of field keys
    record Known(int port, String statement, List<String> tokens) {}

    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{5}-[0-9A-Z]{5}");
    private static final List<String> PAGES =
            List.of(
                    "kk/",
                    "ru/text",
                    "kk/text/art_3",
                    "kk/text/art_7",
                    "ru/questions",
                    "kk/statements");
    private static final String REASON =
            "Бұл бапта кімнің жауап беретіні анық жазылсын, әйтпесе ауылда ешкім орындамайды. ";
    private static final String REPORT =
            SharedData.text("field/samples/submission-kk.xml")
                    .replaceAll("<(question|opinion|photo)>.*?</\\1>", "");
    private static final String BOUNDARY = "----load";

    /// Of a hundred who say something 60 take a position (a third with a reason), 25 answer a
    /// statement, 12 ask, 3 send a report of the field.
    static Visit saying(int number) {
        int of100 = Math.floorMod(number * 61, 100);
        Kind kind =
                of100 < 60
                        ? Kind.OPINION
                        : of100 < 85 ? Kind.ANSWER : of100 < 97 ? Kind.QUESTION : Kind.REPORT;
        return new Visit(kind, number);
    }

    static Visit reading(int number) {
        return new Visit(Kind.READING, number);
    }

    byte[] request(Known known) {
        return switch (kind) {
            case READING ->
                    ("GET /"
                                    + PAGES.get(number % PAGES.size())
                                    + " HTTP/1.1\r\n"
                                    + host(known)
                                    + "Accept-Encoding: gzip\r\n\r\n")
                            .getBytes(UTF_8);
            case OPINION ->
                    form(
                            known,
                            "kk/text/art_" + (2 + number % 6) + "/stance",
                            "version=draft-1&lang=kk&stance="
                                    + (number % 2 == 0 ? "support" : "oppose")
                                    + "&reason="
                                    + (number % 3 == 0 ? encode(REASON + number) : ""));
            case ANSWER ->
                    form(
                            known,
                            "ru/statements/" + known.statement(),
                            "answer=" + (number % 2 == 0 ? "agree" : "disagree"));
            case QUESTION ->
                    form(
                            known,
                            "ru/ask",
                            "about=art_3&version=draft-1&lang=ru&step=send&once="
                                    + uuid()
                                    + "&text="
                                    + encode("Кто отвечает за исполнение номер " + number + "?"));
            case REPORT -> report(known);
        };
    }

    private UUID uuid() {
        return UUID.nameUUIDFromBytes(("visit " + number).getBytes(UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private byte[] form(Known known, String path, String body) {
        byte[] key = new byte[32];
        new SplittableRandom(number).nextBytes(key);
        return ("POST /"
                        + path
                        + " HTTP/1.1\r\n"
                        + host(known)
                        + "Origin: http://127.0.0.1:"
                        + known.port()
                        + "\r\n"
                        + "Sec-Fetch-Site: same-origin\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n"
                        + "Cookie: __Host-kenes-key="
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(key)
                        + "\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(UTF_8);
    }

    private byte[] report(Known known) {
        String xml = REPORT.replace("uuid:f56f71d1-2677-4d63-ac01-556c9a96b74c", "uuid:" + uuid());
        byte[] body =
                ("--"
                                + BOUNDARY
                                + "\r\n"
                                + "Content-Disposition: form-data; name=\"xml_submission_file\";"
                                + " filename=\"report.xml\"\r\n"
                                + "Content-Type: text/xml\r\n\r\n"
                                + xml
                                + "\r\n--"
                                + BOUNDARY
                                + "--\r\n")
                        .getBytes(UTF_8);
        String token = known.tokens().get(number % known.tokens().size());
        byte[] head =
                ("POST /key/"
                                + token
                                + "/submission HTTP/1.1\r\n"
                                + host(known)
                                + "X-OpenRosa-Version: 1.0\r\nAccept-Language: kk\r\n"
                                + "Content-Type: multipart/form-data; boundary="
                                + BOUNDARY
                                + "\r\nContent-Length: "
                                + body.length
                                + "\r\n\r\n")
                        .getBytes(UTF_8);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    /// As a proxy of this machine passes it on: everybody from a network of their own among 60,000,
    /// so that the limits against abuse are on and count as they do for a nation.
    private String host(Known known) {
        int network = Math.floorMod(number * 7_919, 60_000);
        return "Host: 127.0.0.1:"
                + known.port()
                + "\r\nForwarded: for=10."
                + network / 250
                + "."
                + network % 250
                + "."
                + (1 + number % 250)
                + "\r\n";
    }

    boolean isDoneBy(Wire.Answer answer) {
        return answer.status() == (kind == Kind.READING ? 200 : kind == Kind.REPORT ? 201 : 303);
    }

    /// The receipt's code; empty for a reading, and for an answer to a statement that had been
    /// given before.
    String receipt(Wire.Answer answer) {
        Matcher code = CODE.matcher(kind == Kind.REPORT ? answer.body() : answer.location());
        return code.find() ? code.group() : "";
    }
}
