package org.kenes.cli.field;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.words.CommandLine;
import org.kenes.cli.words.UsageException;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.Json;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// `kenes field …`.
public final class FieldCommands {
    private static final String USAGE =
            """
            usage: kenes field places import F.csv [--dry-run]
                   kenes field coalition new ID POSITION NAME_KK NAME_RU NAME_EN
                   kenes field orgs import F.csv
                   kenes field form publish FORM.xml [--media FILE|DIR]… [--entities NAME.csv=FILE.csv|NAME.csv=plans]…
                                    [--mapping FILE.yaml] [--dry-run]
                   kenes field form list | form state ID open|closing|closed | form read-again ID VERSION
                   kenes field key new --org O --place P [--role R] [--label T] [--lang L] [--expires I] [--rate N] [--qr F.png]
                   kenes field key list | key revoke ID [--grace-days N]
                   kenes field reports [--form ID] [--instance ID]… [--since I]
                   kenes field report INSTANCE [--raw F]
                   kenes field receipt INSTANCE --out F.tlog-proof
                   kenes field event show ID | event merge A INTO B --reason co_hosted|same_report_twice
                   kenes field event unmerge A | event state ID STATE --reason TEXT
                   kenes field photo list [--instance ID] [--state S] | photo publish ID [--consent-ref T] | photo takedown ID --reason CODE
                   kenes field draw announce ID --n N --deadline I --outcomes-by DAY --checker O… [--min-per-stratum M] [--beacon-rule T]
                   kenes field draw close ID [--beacon T] | draw population ID --out F.csv | draw sample ID --out F.csv
                   kenes field backcheck DRAW EVENT --outcome O --by ORG [--low N --high N]
            always: [--server URL] [--admin-key KEY], else KENES_SERVER and KENES_ADMIN_KEY
            """;

    private static final Set<String> FLAGS = Set.of("dry-run", "help");
    private static final Set<String> VALUED =
            Set.of(
                    "n",
                    "deadline",
                    "outcomes-by",
                    "checker",
                    "min-per-stratum",
                    "beacon-rule",
                    "beacon",
                    "state",
                    "consent-ref",
                    "outcome",
                    "low",
                    "high",
                    "by",
                    "server",
                    "admin-key",
                    "dialogue",
                    "media",
                    "entities",
                    "mapping",
                    "org",
                    "place",
                    "role",
                    "label",
                    "lang",
                    "expires",
                    "rate",
                    "qr",
                    "grace-days",
                    "form",
                    "instance",
                    "since",
                    "raw",
                    "reason",
                    "out");

    private final CommandLine words;
    private final FieldServer server;
    private final PrintStream out;
    private final PrintStream err;

    private FieldCommands(CommandLine words, FieldServer server, PrintStream out, PrintStream err) {
        this.words = words;
        this.server = server;
        this.out = out;
        this.err = err;
    }

    /// @param args after `field`
    /// @return the exit code
    public static int run(
            String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            var words = new CommandLine(List.of(args), VALUED, FLAGS);
            if (words.has("help") || words.arguments().equals(List.of("help"))) {
                out.print(USAGE);
                return 0;
            }
            String server = words.maybe("server");
            String key = words.maybe("admin-key");
            var commands =
                    new FieldCommands(
                            words,
                            new FieldServer(
                                    server == null
                                            ? environment.getOrDefault(
                                                    "KENES_SERVER", "http://127.0.0.1:8080")
                                            : server,
                                    key == null
                                            ? environment.getOrDefault("KENES_ADMIN_KEY", "")
                                            : key),
                            out,
                            err);
            return commands.run();
        } catch (UsageException e) {
            err.println("error: " + e.getMessage());
            err.print(USAGE);
            return 2;
        } catch (NoSuchFileException e) {
            err.println("error: there is no file " + e.getMessage());
            return 2;
        } catch (ConnectException | HttpTimeoutException e) {
            err.println("error: the server is not reachable");
            return 3;
        } catch (IOException e) {
            err.println("error: " + e.getMessage());
            return 3;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 3;
        }
    }

    private int run() throws IOException, InterruptedException {
        return switch (command()) {
            case "places import" ->
                    print(server.post("places" + dry(), Files.readAllBytes(path(2))));
            case "orgs import" -> print(server.post("orgs", Files.readAllBytes(path(2))));
            case "coalition new" -> coalition();
            case "form publish" -> publish();
            case "form list" -> print(server.get("forms"));
            case "form state" ->
                    print(
                            server.post(
                                    "forms/" + encoded(2) + "/state?to=" + encoded(3),
                                    new byte[0]));
            case "form read-again" ->
                    print(
                            server.post(
                                    "forms/" + encoded(2) + "/" + encoded(3) + "/read-again",
                                    new byte[0]));
            case "event show" -> print(server.get("events/" + encoded(2)));
            case "event merge" -> {
                if (!words.argument(3).equals("INTO")) {
                    throw new UsageException("event merge A INTO B");
                }
                yield print(
                        server.post(
                                "events/" + encoded(2) + "/merge?into=" + encoded(4) + reason(),
                                new byte[0]));
            }
            case "event unmerge" ->
                    print(server.post("events/" + encoded(2) + "/unmerge", new byte[0]));
            case "photo list" -> print(server.get("photos?" + query("instance", "state")));
            case "photo publish" -> {
                String ref = words.maybe("consent-ref");
                String query = ref == null ? "" : "?consentRef=" + FieldServer.encode(ref);
                yield print(server.post("photos/" + encoded(2) + "/publish" + query, new byte[0]));
            }
            case "photo takedown" ->
                    print(
                            server.post(
                                    "photos/"
                                            + encoded(2)
                                            + "/takedown?reason="
                                            + FieldServer.encode(words.required("reason")),
                                    new byte[0]));
            case "draw announce" -> announce();
            case "draw close" ->
                    print(
                            server.post(
                                    "draws/" + encoded(2) + "/close?" + query("beacon"),
                                    new byte[0]));
            case "draw population" ->
                    save(
                            server.get("draws/" + encoded(2) + "/population.csv"),
                            words.required("out"));
            case "draw sample" ->
                    save(server.get("draws/" + encoded(2) + "/sample.csv"), words.required("out"));
            case "event state" ->
                    print(
                            server.post(
                                    "events/" + encoded(2) + "/state?to=" + encoded(3) + reason(),
                                    new byte[0]));
            case "key new" -> newKey();
            case "key list" -> print(server.get("keys"));
            case "key revoke" -> {
                String days = words.maybe("grace-days");
                String query = days == null ? "" : "?graceDays=" + FieldServer.encode(days);
                yield print(server.post("keys/" + encoded(2) + "/revoke" + query, new byte[0]));
            }
            default -> reports();
        };
    }

    /// The first words, as far as they are there.
    private String command() {
        List<String> arguments = words.arguments();
        return String.join(" ", arguments.subList(0, Math.min(2, arguments.size())));
    }

    private int announce() throws IOException, InterruptedException {
        List<String> query = new ArrayList<>();
        query.add("n=" + FieldServer.encode(words.required("n")));
        query.add("deadline=" + FieldServer.encode(words.required("deadline")));
        query.add("outcomesBy=" + FieldServer.encode(words.required("outcomes-by")));
        words.all("checker").forEach(it -> query.add("checker=" + FieldServer.encode(it)));
        String least = words.maybe("min-per-stratum");
        if (least != null) {
            query.add("perStratum=" + FieldServer.encode(least));
        }
        String rule = words.maybe("beacon-rule");
        if (rule != null) {
            query.add("beaconRule=" + FieldServer.encode(rule));
        }
        return print(
                server.post("draws/" + encoded(2) + "?" + String.join("&", query), new byte[0]));
    }

    /// Options as parameters of the same name.
    private String query(String... names) {
        List<String> query = new ArrayList<>();
        for (String name : names) {
            words.all(name).forEach(it -> query.add(name + "=" + FieldServer.encode(it)));
        }
        return String.join("&", query);
    }

    private int reports() throws IOException, InterruptedException {
        return switch (words.argument(0)) {
            case "reports" -> {
                yield print(server.get("reports?" + query("form", "instance", "since")));
            }
            case "backcheck" ->
                    print(
                            server.post(
                                    "draws/"
                                            + encoded(1)
                                            + "/outcomes/"
                                            + encoded(2)
                                            + "?"
                                            + query("outcome", "low", "high", "by"),
                                    new byte[0]));
            case "report" -> {
                String raw = words.maybe("raw");
                yield raw == null
                        ? print(server.get("reports/" + encoded(1)))
                        : save(server.get("reports/" + encoded(1) + "/raw"), raw);
            }
            case "receipt" ->
                    save(server.get("reports/" + encoded(1) + "/proof"), words.required("out"));
            default -> throw new UsageException("unknown command: field " + command());
        };
    }

    private int coalition() throws IOException, InterruptedException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("id", words.argument(2));
        query.put("position", words.argument(3));
        query.put("kk", words.argument(4));
        query.put("ru", words.argument(5));
        query.put("en", words.argument(6));
        return print(server.post("coalitions?" + FieldServer.query(query), new byte[0]));
    }

    private int publish() throws IOException, InterruptedException {
        List<FieldServer.Part> parts = new ArrayList<>();
        parts.add(part("form", path(2)));
        for (String media : words.all("media")) {
            Path path = Path.of(media);
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.list(path)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        parts.add(part("media", file));
                    }
                }
            } else {
                parts.add(part("media", path));
            }
        }
        for (String entities : words.all("entities")) {
            String[] pair = entities.split("=", 2);
            if (pair.length != 2) {
                throw new UsageException("--entities takes NAME.csv=FILE.csv or NAME.csv=plans");
            }
            parts.add(
                    pair[1].equals("plans")
                            ? new FieldServer.Part("plans", "", pair[0].getBytes(UTF_8))
                            : new FieldServer.Part(
                                    "entities", pair[0], Files.readAllBytes(Path.of(pair[1]))));
        }
        String mapping = words.maybe("mapping");
        if (mapping != null) {
            parts.add(part("mapping", Path.of(mapping)));
        }
        return print(server.post("forms" + dry(), parts));
    }

    private int newKey() throws IOException, InterruptedException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("org", words.required("org"));
        query.put("place", words.required("place"));
        for (String name : List.of("role", "label", "lang", "expires", "rate")) {
            String value = words.maybe(name);
            if (value != null) {
                query.put(name, value);
            }
        }
        HttpResponse<byte[]> answer = server.post("keys?" + FieldServer.query(query), new byte[0]);
        if (answer.statusCode() != 200) {
            return print(answer);
        }
        Map<String, Object> key = new LinkedHashMap<>(Json.read(answer.body(), "the answer"));
        Object png = key.remove("qr");
        String file = words.maybe("qr");
        if (file != null) {
            Files.write(Path.of(file), Base64.getDecoder().decode(String.valueOf(png)));
        }
        out.write(Json.file(key));
        return 0;
    }

    private int save(HttpResponse<byte[]> answer, String file) throws IOException {
        if (answer.statusCode() != 200) {
            return print(answer);
        }
        Files.write(Path.of(file), answer.body());
        return 0;
    }

    private int print(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() == 200) {
            out.write(answer.body());
            if (answer.body().length > 0 && answer.body()[answer.body().length - 1] != '\n') {
                out.println();
            }
            return 0;
        }
        problems(answer).forEach(it -> err.println("error: " + it));
        return answer.statusCode() == 422 ? 2 : 1;
    }

    private static List<String> problems(HttpResponse<byte[]> answer) {
        @Nullable Object problems = null;
        try {
            problems = Json.read(answer.body(), "the answer").get("problems");
        } catch (InvalidInput e) {
            // not one of our answers; its status says what can be said
        }
        return problems instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of("the server answered " + answer.statusCode());
    }

    private String reason() {
        return "&reason=" + FieldServer.encode(words.required("reason"));
    }

    private String dry() {
        return words.has("dry-run") ? "?dry=true" : "";
    }

    private Path path(int argument) {
        return Path.of(words.argument(argument));
    }

    private String encoded(int argument) {
        return FieldServer.encode(words.argument(argument));
    }

    private static FieldServer.Part part(String field, Path file) throws IOException {
        return new FieldServer.Part(
                field, String.valueOf(file.getFileName()), Files.readAllBytes(file));
    }
}
