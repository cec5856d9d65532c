package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.program.Programs;
import org.kenes.server.dialogue.statement.Statements;
import org.kenes.server.record.PublicLog;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The document of the open interface is true: it names every address there is and no other, and
/// every answer is as it says.
class OpenApiTest {
    private static final String DOCUMENT = "https://kenes.example/openapi.json";

    /// For staff programs with a key; they have a document of their own in `docs/how-to`.
    private static final Set<String> KEYED = Set.of("/api/v1/field");

    @TempDir static Path data;
    private static Scenario scenario;
    private static JsonNode document;
    private static JsonSchemaFactory schemas;
    private static String opinion = "";
    private static String proposal = "";
    private static String program = "";

    /// With the administrator's key: commands of the operator, no part of the open interface.
    private static final Set<String> COMMANDS =
            Set.of(
                    "/api/v1/erasures",
                    "/api/v1/retention",
                    "/api/v1/windows",
                    "/api/v1/programs",
                    "/api/v1/identity/forget",
                    "/api/v1/programs/{id}/end");

    @BeforeAll
    static void open() throws JsonProcessingException {
        scenario = Scenario.open(data);
        opinion = code(scenario.say("Aigul", "art_2", "support", "Дұрыс.").lastAnswer());
        scenario.say("Berik", "art_2", "oppose", "");
        scenario.say("Vera", "art_3", "partly", "");
        scenario.ask("Aigul", "art_2", "Құдық кімдікі болады?");
        proposal =
                code(
                        scenario.person("Aigul")
                                .post(
                                        "ru/propose",
                                        Map.of(
                                                "about", "art_2__para_2",
                                                "version", "draft-1",
                                                "text", "Другая редакция.",
                                                "step", "send",
                                                "once", "once-0123456789abcdef")));
        Statements statements = scenario.part(Statements.class);
        statements.propose(
                new Statements.Proposal("once-1", "Су ортақ болуы керек қой.", "kk", 0, null));
        program = scenario.part(Programs.class).register("Kiosk of the library", "self");
        scenario.part(PublicLog.class).sequence();
        scenario.cut();
        String yaml = scenario.read("api/v1/openapi.yaml").body();
        document = new YAMLMapper().readTree(yaml);
        String json = new ObjectMapper().writeValueAsString(document);
        schemas =
                JsonSchemaFactory.getInstance(
                        VersionFlag.V202012,
                        builder ->
                                builder.schemaLoaders(
                                        loaders -> loaders.schemas(Map.of(DOCUMENT, json))));
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    void theDocumentNamesEveryAddressThatIsThere() {
        Set<String> written = new TreeSet<>();
        document.get("paths").fieldNames().forEachRemaining(it -> written.add("/api/v1" + it));
        Set<String> there = new TreeSet<>();
        scenario.part(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(info -> {
                    boolean reads =
                            info.getMethodsCondition().getMethods().stream()
                                    .anyMatch(it -> it.name().equals("GET"));
                    if (reads) {
                        info.getPatternValues().stream()
                                .filter(it -> it.startsWith("/api/v1/"))
                                .filter(it -> KEYED.stream().noneMatch(it::startsWith))
                                .map(it -> it.replaceFirst("\\{([a-zA-Z]+):.*}", "{$1}"))
                                .forEach(there::add);
                    }
                });
        assertThat(written).isEqualTo(there);
    }

    @Test
    void theDocumentNamesEveryAddressThatIsWrittenTo() {
        Set<String> written = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(it -> {
                    if (it.getValue().has("post")) {
                        written.add("/api/v1" + it.getKey());
                    }
                });
        Set<String> there = new TreeSet<>();
        scenario.part(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(info -> {
                    if (info.getMethodsCondition().getMethods().stream()
                            .anyMatch(it -> it.name().equals("POST"))) {
                        info.getPatternValues().stream()
                                .filter(it -> it.startsWith("/api/v1/"))
                                .filter(it -> KEYED.stream().noneMatch(it::startsWith))
                                .filter(it -> !COMMANDS.contains(it))
                                .forEach(there::add);
                    }
                });
        assertThat(written).isEqualTo(there);
    }

    @Test
    void aProgramSaysAsksAndAnswersAsTheDocumentSays() throws Exception {
        String key = "K".repeat(43);
        String opinion =
                "{\"kind\":\"opinion\",\"about\":\"art_4\",\"version\":\"draft-1\",\"lang\":\"kk\",\"stance\":\"partly\",\"text\":\"Ішінара.\",\"key\":\""
                        + key
                        + "\"}";
        assertThat(problems("#/components/schemas/Saying", opinion)).isEmpty();
        HttpResponse<String> first = post(opinion, "once-0123456789abcdef", program);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(problems("#/components/schemas/Said", first.body())).isEmpty();
        assertThat(json(first.body()).get("secret").asText()).hasSizeGreaterThan(40);
        assertThat(first.headers().firstValue("RateLimit-Policy").orElseThrow())
                .contains("q=600;w=60");
        assertThat(first.headers().firstValue("RateLimit").orElseThrow()).contains("\"key\";r=59");

        HttpResponse<String> again = post(opinion, "once-0123456789abcdef", program);
        assertThat(again.body()).as("the same answer, nothing twice").isEqualTo(first.body());
        HttpResponse<String> other =
                post(opinion.replace("partly", "oppose"), "once-0123456789abcdef", program);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(problems("#/components/schemas/Problem", other.body())).isEmpty();
        assertThat(json(post(opinion, "another-0123456789", program).body()).get("changed"))
                .as("one person, one answer")
                .isEqualTo(json("{\"it\":false}").get("it"));

        String question =
                "{\"kind\":\"question\",\"version\":\"draft-1\",\"lang\":\"ru\",\"text\":\"Кто"
                        + " платит за колодцы?\"}";
        assertThat(problems("#/components/schemas/Saying", question)).isEmpty();
        HttpResponse<String> asked = post(question, "question-0123456789", program);
        assertThat(asked.statusCode()).isEqualTo(201);
        String code = json(asked.body()).get("code").asText();
        String published = scenario.read("api/v1/contributions/" + code).body();
        assertThat(published).contains("Кто платит", "\"channel\":\"self\"");
        assertThat(published).doesNotContain("Kiosk");
        String receipt = scenario.read("api/v1/receipts/" + code).body();
        assertThat(problems("#/components/schemas/Receipt", receipt)).as(receipt).isEmpty();
    }

    @Test
    void whatAProgramMayNotIsRefusedByName() throws Exception {
        String good =
                "{\"kind\":\"question\",\"version\":\"draft-1\",\"lang\":\"ru\",\"text\":\"Кто"
                        + " платит за колодцы?\"}";
        assertThat(post(good, "once-0123456789abcdeg", "wrong").statusCode()).isEqualTo(401);
        assertThat(post(good, "short", program).statusCode()).isEqualTo(400);
        assertThat(post("{", "once-0123456789abcdeh", program).statusCode()).isEqualTo(400);
        for (String member : List.of("kind", "version", "lang", "text")) {
            HttpResponse<String> answer =
                    post(
                            good.replaceFirst(
                                    "\"" + member + "\":\"[^\"]*\"", "\"" + member + "\":\"x\""),
                            "once-" + member + "-0123456789",
                            program);
            assertThat(answer.statusCode()).as(member).isEqualTo(422);
            assertThat(problems("#/components/schemas/Problem", answer.body())).isEmpty();
            assertThat(answer.body()).contains(member);
        }
        assertThat(
                        post(
                                        good.replace("}", ",\"name\":\"Aigul\"}"),
                                        "once-name-0123456789",
                                        program)
                                .body())
                .contains("name");
        assertThat(post(good, "once-text-0123456789", program).statusCode())
                .as("a refusal does not use the key up")
                .isEqualTo(201);
    }

    private static HttpResponse<String> post(String body, String once, String key)
            throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(scenario.site().resolve("api/v1/contributions"))
                            .header("Authorization", "Bearer " + key)
                            .header("Idempotency-Key", once)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void itIsOpenApiWithSchemasThatAreSchemas() {
        assertThat(document.get("openapi").asText()).startsWith("3.1.");
        JsonSchema meta =
                schemas.getSchema(
                        SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        document.get("components")
                .get("schemas")
                .properties()
                .forEach(it -> assertThat(meta.validate(it.getValue())).as(it.getKey()).isEmpty());
        Set<String> ids = new HashSet<>();
        document.get("paths")
                .properties()
                .forEach(it -> {
                    JsonNode get = it.getValue().get("get");
                    assertThat(ids.add(get.get("operationId").asText())).as(it.getKey()).isTrue();
                    assertThat(get.get("responses").get("200")).as(it.getKey()).isNotNull();
                });
    }

    @Test
    void everyAnswerIsAsTheDocumentSays() {
        document.get("paths")
                .properties()
                .forEach(it -> {
                    String address = address(it.getKey());
                    HttpResponse<String> answer = scenario.read("api/v1" + address);
                    assertThat(answer.statusCode()).as(address).isEqualTo(200);
                    JsonNode content =
                            it.getValue().get("get").get("responses").get("200").get("content");
                    JsonNode schema = content.path("application/json").path("schema");
                    if (schema.has("$ref")) {
                        assertThat(problems(schema.get("$ref").asText(), answer.body()))
                                .as(address + " " + answer.body())
                                .isEmpty();
                    }
                });
        for (String code : List.of(opinion, proposal)) {
            String body = scenario.read("api/v1/contributions/" + code).body();
            assertThat(problems("#/components/schemas/Contribution", body)).as(body).isEmpty();
            assertThat(body).doesNotContain("slot", "dedup", "T09:");
        }
    }

    @Test
    void listsGoForwardByKeyWithoutRepeatingOrLeavingOut() {
        List<String> codes = new ArrayList<>();
        String next = "/api/v1/contributions?limit=1";
        while (!next.isEmpty()) {
            HttpResponse<String> page = scenario.read(next.substring(1));
            JsonNode list = json(page.body());
            list.get("items").forEach(it -> codes.add(it.get("code").asText()));
            next = list.path("next").asText();
            assertThat(page.headers().firstValue("Link").isPresent()).isEqualTo(!next.isEmpty());
        }
        assertThat(codes).hasSize(3).doesNotHaveDuplicates();
        assertThat(json(scenario.read("api/v1/contributions?stance=oppose").body()).get("items"))
                .hasSize(1);
        String foreign =
                json(scenario.read("api/v1/contributions?limit=1").body())
                        .get("next")
                        .asText()
                        .replace("contributions?", "contributions?stance=oppose&");
        refused(foreign.substring(1), 400, "after");
    }

    @Test
    void whatItDoesNotKnowIsRefusedByName() {
        refused("api/v1/contributions?sort=votes", 400, "sort");
        refused("api/v1/contributions?limit=0", 400, "limit");
        refused("api/v1/contributions?limit=201", 400, "limit");
        refused("api/v1/contributions?after=AAAA", 400, "after");
        refused("api/v1/contributions?stance=support&stance=oppose", 400, "stance");
        refused("api/v1/decisions?decision=perhaps", 400, "decision");
        refused("api/v1/texts?limit=3", 400, "limit");
        refused("api/v1/contributions/AAAAA-AAAAA", 404, "");
        refused("api/v1/provisions/art_999", 404, "");
    }

    @Test
    void nothingNewIsNotSentAgainAndEverySiteMayRead() throws Exception {
        HttpResponse<String> first = scenario.read("api/v1/questions");
        assertThat(first.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).startsWith("public");
        assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = scenario.site().resolve("api/v1/questions");
            var again =
                    client.send(
                            HttpRequest.newBuilder(address)
                                    .header(
                                            "If-None-Match",
                                            first.headers().firstValue("ETag").orElseThrow())
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(again.statusCode()).isEqualTo(304);
        }
    }

    private static void refused(String address, int status, String parameter) {
        HttpResponse<String> answer = scenario.read(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(problems("#/components/schemas/Problem", answer.body())).isEmpty();
        assertThat(answer.body()).contains(parameter);
    }

    private static String address(String path) {
        return path.replace("{version}", "draft-1")
                .replace("{language}", "kk")
                .replace("{eId}", "art_2")
                .replace("{code}", opinion)
                .replace("{id}", "events.held");
    }

    private static Set<String> problems(String ref, String body) {
        Set<String> found = new TreeSet<>();
        schemas.getSchema(SchemaLocation.of(DOCUMENT + ref))
                .validate(body, InputFormat.JSON)
                .forEach(it -> found.add(it.toString()));
        return found;
    }

    private static JsonNode json(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String code(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
    }
}
