package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.account.Role;
import org.kenes.server.release.Releases;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Five days before a vote. Whatever way out of the server there is, no aggregate of positions
/// leaves by it; contributions go on, and what was released before stays.
class LegalWindowTest {
    /// Numbers that nothing else on this site has.
    private static final int SUPPORT = 37;

    private static final int OPPOSE = 43;

    private static final String PAGE = "/{lang}/opinions/%s ru/opinions/%s";
    private static final String HOPE = "без воды здесь никто не останется.";
    private static final String COPIED =
            "Тариф вырастет, а вода чище не станет, и спросить за это будет не с кого.";

    /// What stands in an address where the route has a variable; a route with a variable that is
    /// not here fails the test and asks for a value.
    private static final Map<String, String> VALUES = new LinkedHashMap<>();

    /// Variables of routes that show one thing which this dialogue does not have.
    private static final String WHATEVER =
            "\\{(token|form|version|instance|file|hash|hex|size|release|event|organisation"
                    + "|provider|n|seq|key|draft|claim|serial|book|language)}";

    @TempDir static Path data;
    private static Scenario scenario;
    private static TestClock clock;
    private static Map<String, HttpResponse<String>> before = Map.of();

    @BeforeAll
    static void aDialogueWithPositions() {
        clock = TestClock.at(Instant.parse("2031-03-01T09:00:00Z"));
        scenario = Scenario.open(data, clock);
        for (int i = 0; i < SUPPORT; i++) {
            String where = List.of("у школы", "за рекой", "в долине", "у мечети").get(i % 4);
            String what = List.of("колодец", "насос", "канал", "водомер", "мост").get(i / 4 % 5);
            String who = List.of("Моя бабушка", "Сосед", "Учительница").get(i / 20);
            say("s" + i, "support", who + " просит починить " + what + " " + where + ": " + HOPE);
        }
        for (int i = 0; i < OPPOSE; i++) {
            say("o" + i, "oppose", COPIED);
        }
        scenario.ask("Aigul", "art_5", "Кім жауап береді?").cut();
        String code = match("/c/([0-9A-Z-]{11})", scenario.read("kk/questions").body());
        VALUES.putAll(
                Map.of(
                        "lang", "ru",
                        "eId", "art_5",
                        "code", code,
                        "number", "1",
                        "slug", "org-001",
                        "name", "invalid",
                        "kind", "figure",
                        "index", "0",
                        "format", "csv"));
        VALUES.put("list", "drawn");
        before = everyRoute();
    }

    /// As Scenario.say, without verifying the whole log after each of eighty. Everybody gives
    /// reasons; those against copy them from each other.
    private static void say(String who, String stance, String reason) {
        HttpResponse<String> answer =
                scenario.person(who)
                        .post(
                                "ru/text/art_5/stance",
                                Map.of(
                                        "version", "draft-1",
                                        "lang", "ru",
                                        "stance", stance,
                                        "reason", reason,
                                        "place", "",
                                        "audience", ""));
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    void outsideAWindowReadersSeeWhatTheCutFound() {
        assertThat(page("majorities"))
                .contains("Возражений больше, чем поддержки.", "Зависит от способа счёта.")
                .contains("<th scope=\"row\">Повторённый текст: ");
        assertThat(page("campaigns")).contains("43 мнения", COPIED, "Оба прочтения рядом");
        assertThat(page("words")).contains("<span lang=\"ru\">тариф</span>");
        assertThat(page("reading/art_5"))
                .contains("Сильнейшие доводы каждой стороны")
                .contains("У этой стороны меньше десяти разных текстов.")
                .containsPattern("Зерно жребия[^0-9]*<dd><code class=\"break\">[0-9a-f]{64}");
        assertThat(page("representation")).contains("<h1>Кто высказался, а кто нет</h1>");
        assertThat(scenario.read("ru/opinions/reading/art_99").statusCode()).isEqualTo(404);
    }

    private static String page(String name) {
        HttpResponse<String> page =
                before.get(PAGE.formatted(name.replace("art_5", "{eId}"), name));
        return page == null ? "" : page.body();
    }

    @Test
    void insideAnEmbargoNoRouteGivesAnAggregateOfPositions() {
        // The test can see: outside the window these numbers are on many routes.
        Set<String> open = routesWithNumbers(before);
        assertThat(open)
                .contains(
                        "/{lang}/text/{eId} ru/text/art_5",
                        "/{lang}/figures/{id} ru/figures/opinions.by-provision",
                        "/{lang}/opinions/majorities ru/opinions/majorities",
                        "/{lang}/opinions/words ru/opinions/words",
                        "/{lang}/opinions/campaigns ru/opinions/campaigns",
                        "/cuts/{number}/** cuts/1/findings.json");

        Desk steward = Desk.open(scenario, Role.STEWARD, "Saule");
        HttpResponse<String> chosen =
                steward.send(
                        "ru/staff/calendar",
                        "ru/staff/calendar/vote",
                        Map.of(
                                "profile", "kz-2022",
                                "day", "2031-03-06",
                                "zones", "Asia/Tashkent",
                                "reason", "the day was set"));
        assertThat(chosen.statusCode()).isEqualTo(303);

        clock.set(Instant.parse("2031-02-28T18:59:59Z"));
        HttpResponse<String> lastSecond = scenario.read("ru/figures/opinions.by-provision");
        assertThat(lastSecond.statusCode()).isEqualTo(200);
        assertThat(lastSecond.headers().firstValue("Cache-Control").orElseThrow())
                .as("a copy does not outlive the edge")
                .isEqualTo("public, max-age=1, stale-while-revalidate=0");

        Map<String, HttpResponse<String>> copies = everyRoute();
        for (String route : routesWithNumbers(copies)) {
            assertThat(copies.get(route).headers().firstValue("Cache-Control").orElse("none"))
                    .as("a copy of %s does not outlive the edge", route)
                    .matches("no-store|(public, )?max-age=[01](, stale-while-revalidate=0)?");
        }

        clock.set(Instant.parse("2031-02-28T19:00:00Z"));
        assertThat(routesWithNumbers(everyRoute())).isEmpty();
        Person keeper = scenario.person("keeper");
        for (String route : open) {
            HttpResponse<String> copy = copies.get(route);
            String address = route.substring(route.lastIndexOf(' ') + 1);
            assertThat(keeper.getIfChanged(address, copy).statusCode())
                    .as("no copy of %s is confirmed", route)
                    .isNotEqualTo(304);
        }
        for (String closed :
                List.of(
                        "ru/figures/opinions.support",
                        "ru/figures/opinions.by-provision.csv",
                        "ru/figures/opinions%2Esupport",
                        "ru/figures/opinions.support;x=1",
                        "ru/figures/opinions.support?cut=1",
                        "ru/figures/opinions.support.json",
                        "api/v1/figures/opinions.support",
                        "embed/ru/figure/opinions.support",
                        "card/ru/figure/opinions.support.png",
                        "cuts/1/findings.json",
                        "cuts/1/data/contributions.csv",
                        "cuts/1/figures/opinions.support/result.csv")) {
            assertThat(scenario.read(closed).statusCode()).as(closed).isIn(451, 400);
        }
        HttpResponse<String> refused = scenario.read("ru/figures/opinions.support");
        assertThat(refused.headers().firstValue("Link").orElseThrow()).contains("blocked-by");
        assertThat(refused.body()).contains("7 марта 2031");
        assertThat(scenario.read("ru/figures/events.held").statusCode()).isEqualTo(200);
        assertThat(scenario.read("cuts/1/data/events.csv").statusCode()).isIn(200, 404);
        assertThat(scenario.read("ru/text/art_5").body())
                .contains("По закону показатели мнений не показываются");
        scenario.say("late", "art_5", "support", "");
        assertThat(scenario.lastAnswer().statusCode()).as("people go on").isEqualTo(303);

        clock.set(Instant.parse("2031-03-06T18:59:59Z"));
        assertThat(scenario.read("ru/figures/opinions.support").statusCode()).isEqualTo(451);
        clock.set(Instant.parse("2031-03-06T19:00:00Z"));
        assertThat(scenario.read("ru/figures/opinions.support").statusCode()).isEqualTo(200);

        nobodyEndsAWindowThatRuns();
        nothingIsPublishedInAWindow();
    }

    private static void nobodyEndsAWindowThatRuns() {
        clock.set(Instant.parse("2031-03-03T00:00:00Z"));
        Desk steward = Desk.open(scenario, Role.STEWARD, "Asel");
        HttpResponse<String> off =
                steward.send(
                        "ru/staff/calendar",
                        "ru/staff/calendar/vote",
                        Map.of(
                                "profile", "none",
                                "day", "",
                                "zones", "Asia/Tashkent",
                                "reason", "we would like to see the numbers"));
        assertThat(off.statusCode()).isEqualTo(422);
        assertThat(scenario.read("ru/figures/opinions.support").statusCode()).isEqualTo(451);
    }

    private static void nothingIsPublishedInAWindow() {
        assertThat(scenario.release()).isInstanceOf(Releases.Outcome.Locked.class);
    }

    @Test
    void aProgramAddsAWindowWithTheAdministratorsKey() {
        String key = scenario.part(AdminKeys.class).issue();
        Map<String, String> window =
                Map.of(
                        "kind", "silence",
                        "from", "2032-01-01T00:00",
                        "to", "2032-01-02T00:00",
                        "rule", "a day of mourning");
        Person program = scenario.person("program");
        assertThat(program.post("api/v1/windows", window, "Bearer no").statusCode()).isEqualTo(401);
        HttpResponse<String> added = program.post("api/v1/windows", window, "Bearer " + key);
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body())
                .contains("\"state\":\"active\"", "\"from\":\"2031-12-31T19:00:00Z\"");
        assertThat(scenario.read("api/v1/windows").body()).contains("a day of mourning");
        assertThat(
                        program.post(
                                        "api/v1/windows",
                                        Map.of("kind", "silence", "from", "x", "to", "y"),
                                        "Bearer " + key)
                                .statusCode())
                .isEqualTo(422);
    }

    /// Every GET route of the server with a value for each variable → what it answers.
    private static Map<String, HttpResponse<String>> everyRoute() {
        Map<String, HttpResponse<String>> answers = new LinkedHashMap<>();
        for (String route : routes()) {
            for (String address : addresses(route)) {
                answers.put(route + " " + address, scenario.read(address));
            }
        }
        assertThat(answers).hasSizeGreaterThan(60);
        return answers;
    }

    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        scenario.part(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> {
                    var methods = mapping.getMethodsCondition().getMethods();
                    if (methods.isEmpty()
                            || methods.stream().anyMatch(it -> it.name().equals("GET"))) {
                        routes.addAll(mapping.getPatternValues());
                    }
                });
        return routes.stream()
                .map(LegalWindowTest::plain)
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }

    private static List<String> addresses(String route) {
        List<String> ids =
                (route.contains("figure") || route.contains("{kind}")) && route.contains("{id}")
                        ? List.of("opinions.by-provision", "opinions.support", "events.held")
                        : List.of("none");
        List<String> rests =
                route.startsWith("/cuts/")
                        ? List.of(
                                "findings.json",
                                "figures/opinions.by-provision/result.csv",
                                "figures/events.held/result.csv",
                                "data/contributions.csv",
                                "data/openings.csv",
                                "datapackage.json")
                        : List.of("none");
        List<String> addresses = new ArrayList<>();
        for (String id : ids) {
            for (String rest : rests) {
                String address = route.replace("{id}", id).replace("**", rest);
                for (Map.Entry<String, String> value : VALUES.entrySet()) {
                    address = address.replace("{" + value.getKey() + "}", value.getValue());
                }
                address = address.replaceAll(WHATEVER, "1");
                assertThat(address)
                        .as("a value for every variable of " + route)
                        .doesNotContain("{");
                addresses.add(address.substring(1));
            }
        }
        return addresses;
    }

    /// Routes whose answer has a number of positions: as number of a cell, or as rows to count.
    private static Set<String> routesWithNumbers(Map<String, HttpResponse<String>> answers) {
        Pattern number =
                Pattern.compile("(?<![\\w#&;.:/{-])(" + SUPPORT + "|" + OPPOSE + ")(?![\\w.:/-])");
        Set<String> found = new TreeSet<>();
        answers.forEach((route, answer) -> {
            // What a QR code is drawn with are no numbers.
            String body = answer.body().replaceAll("(?s)<svg class=\"qr\".*?</svg>", "");
            boolean rows =
                    body.split("\n", -1).length > SUPPORT && body.contains(",support,")
                            || body.split("support", -1).length > SUPPORT;
            if (answer.statusCode() == 200
                    && !route.contains("/staff")
                    && (number.matcher(body).find()
                                    && body.matches("(?s).*(stance|support|opinions\\.).*")
                            || rows)) {
                found.add(route);
            }
        });
        return found;
    }

    private static String plain(String route) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        boolean skip = false;
        for (char c : route.toCharArray()) {
            depth += c == '{' ? 1 : 0;
            skip |= depth == 1 && c == ':';
            depth -= c == '}' ? 1 : 0;
            skip &= depth > 0;
            if (!skip) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static String match(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
