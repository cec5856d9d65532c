package org.kenes.server.outreach.field;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.FieldKey;
import org.kenes.server.account.FieldKeys;
import org.kenes.server.coalition.Coalition;
import org.kenes.server.coalition.Organisations;
import org.kenes.server.outreach.Claim;
import org.kenes.server.outreach.Event;
import org.kenes.server.outreach.EventState;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Places;
import org.kenes.server.outreach.Telling;
import org.kenes.server.shell.CsvProblem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/// What `kenes field …` talks to: the administrator's key in `Authorization: Bearer`, JSON back,
/// one object a line. 409 is a refusal with its reason, 422 a bad file, of which nothing was taken.
@RestController
@RequestMapping("/api/v1/field")
class FieldApi {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    private static final long MOST = 100_000_000;

    private final Places places;
    private final Organisations organisations;
    private final FieldForms forms;
    private final KeyDesk desk;
    private final FieldKeys keys;
    private final Inbox inbox;
    private final Reports reports;
    private final Doors doors;
    private final Events events;

    FieldApi(
            Places places,
            Organisations organisations,
            FieldForms forms,
            KeyDesk desk,
            FieldKeys keys,
            Inbox inbox,
            Reports reports,
            Doors doors,
            Events events) {
        this.places = places;
        this.organisations = organisations;
        this.forms = forms;
        this.desk = desk;
        this.keys = keys;
        this.inbox = inbox;
        this.reports = reports;
        this.doors = doors;
        this.events = events;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> noKey(AdminsOnly.NoKey e) {
        return problems(401, List.of("this needs the administrator's key: KENES_ADMIN_KEY"));
    }

    @ExceptionHandler({DateTimeException.class, NumberFormatException.class})
    ResponseEntity<byte[]> badValue(Exception e) {
        return problems(422, List.of(String.valueOf(e.getMessage())));
    }

    @PostMapping("/places")
    ResponseEntity<byte[]> importPlaces(
            @RequestBody byte[] csv, @RequestParam(defaultValue = "false") boolean dry) {
        return switch (dry ? places.tryCsv(csv) : places.importCsv(csv)) {
            case Places.Import.Refused refused -> csvProblems(refused.problems());
            case Places.Import.Done it ->
                    counts(it.added(), it.changed(), it.closed(), it.unchanged());
        };
    }

    @PostMapping("/coalitions")
    ResponseEntity<byte[]> coalition(
            @RequestParam String id,
            @RequestParam String position,
            @RequestParam String kk,
            @RequestParam String ru,
            @RequestParam String en) {
        if (!List.of("support", "oppose", "none", "undeclared").contains(position)) {
            return problems(422, List.of("a position is support, oppose, none or undeclared"));
        }
        organisations.declare(new Coalition(id, position, Map.of("kk", kk, "ru", ru, "en", en)));
        return json(Map.of("coalition", id, "position", position));
    }

    @PostMapping("/orgs")
    ResponseEntity<byte[]> importOrganisations(@RequestBody byte[] csv) {
        return switch (organisations.importCsv(csv)) {
            case Organisations.Import.Refused refused -> csvProblems(refused.problems());
            case Organisations.Import.Done it ->
                    counts(it.added(), it.changed(), it.closed(), it.unchanged());
        };
    }

    /// Parts `form`, `media`, `entities`, `mapping` with the names of their files; a field `plans`
    /// names an entity list of the announced events.
    @PostMapping("/forms")
    ResponseEntity<byte[]> publish(HttpServletRequest request) throws IOException {
        // asking the container for a parameter would make it read the body
        boolean dry = "dry=true".equals(request.getQueryString());
        Map<String, byte[]> media = new TreeMap<>();
        Map<String, Optional<byte[]>> entities = new TreeMap<>();
        byte[] xml = null;
        byte[] mapping = null;
        for (Upload.Part part : Upload.read(request, MOST)) {
            switch (part.field()) {
                case "form" -> xml = part.bytes();
                case "mapping" -> mapping = part.bytes();
                case "media" -> media.put(part.name(), part.bytes());
                case "entities" -> entities.put(part.name(), Optional.of(part.bytes()));
                case "plans" ->
                        entities.put(
                                new String(part.bytes(), StandardCharsets.UTF_8), Optional.empty());
                default -> {
                    return problems(422, List.of("unknown part " + part.field()));
                }
            }
        }
        if (xml == null) {
            return problems(422, List.of("the part \"form\" is missing"));
        }
        return switch (forms.publish(new FieldForms.Wish(xml, media, entities, mapping), dry)) {
            case FieldForms.Publication.Unusable unusable -> problems(422, unusable.problems());
            case FieldForms.Publication.Taken taken ->
                    problems(
                            409,
                            List.of(
                                    "version %s of %s is published with other content; give the form a new version"
                                            .formatted(taken.version(), taken.id())));
            case FieldForms.Publication.Done done ->
                    json(form(done.form(), done.media(), done.warnings()));
        };
    }

    @GetMapping("/forms")
    ResponseEntity<byte[]> forms() {
        return lines(
                forms.all().stream()
                        .map(it -> form(it, forms.media(it.id(), it.version()), List.of()))
                        .toList());
    }

    private static Map<String, @Nullable Object> form(
            FieldForms.Published it, List<FieldForms.Media> media, List<String> warnings) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("formId", it.id());
        json.put("version", it.version());
        json.put("hash", "md5:" + it.md5());
        json.put("state", it.state().code());
        List<Map<String, @Nullable Object>> files = new ArrayList<>();
        for (FieldForms.Media file : media) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("name", file.name());
            one.put("hash", file.md5() == null ? null : "md5:" + file.md5());
            one.put("type", file.type());
            files.add(one);
        }
        json.put("media", files);
        json.put("warnings", warnings);
        return json;
    }

    @PostMapping("/forms/{id}/state")
    ResponseEntity<byte[]> become(@PathVariable String id, @RequestParam String to) {
        for (FieldForms.State state : FieldForms.State.values()) {
            if (state.code().equals(to)) {
                return forms.become(id, state)
                        ? json(Map.of("formId", id, "state", to))
                        : problems(409, List.of("there is no form \"" + id + "\""));
            }
        }
        return problems(422, List.of("a form is open, closing or closed, not \"" + to + "\""));
    }

    /// Reads every report of a version once more.
    @PostMapping("/forms/{id}/{version}/read-again")
    ResponseEntity<byte[]> readAgain(@PathVariable String id, @PathVariable String version) {
        return json(Map.of("formId", id, "reports", reports.readAgain(id, version)));
    }

    @PostMapping("/keys")
    ResponseEntity<byte[]> issue(
            @RequestParam String org,
            @RequestParam String place,
            @RequestParam(defaultValue = "reporter") String role,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "ru") String lang,
            @RequestParam(defaultValue = "1200") int rate,
            @RequestParam(required = false) @Nullable String expires,
            HttpServletRequest request) {
        Instant end = expires == null ? null : Instant.parse(expires);
        var wish = new FieldKeys.Wish(org, place, role, label, lang, rate, end);
        return switch (desk.issue(wish)) {
            case KeyDesk.Issue.Refused refused -> problems(409, refused.problems());
            case KeyDesk.Issue.Done done -> {
                String url = doors.base(request) + Doors.KEY + done.token();
                Map<String, @Nullable Object> json = key(done.key());
                json.put("url", url);
                json.put("qr", Base64.getEncoder().encodeToString(KeyDesk.png(desk.settings(url))));
                yield json(json);
            }
        };
    }

    @GetMapping("/keys")
    ResponseEntity<byte[]> keys() {
        return lines(keys.all().stream().map(FieldApi::key).toList());
    }

    private static Map<String, @Nullable Object> key(FieldKey key) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("keyId", key.id());
        json.put("org", key.organisation());
        json.put("place", key.place());
        json.put("role", key.role());
        json.put("label", key.label());
        json.put("expires", key.expires() == null ? null : key.expires().toString());
        json.put("revokedAt", key.revoked() == null ? null : key.revoked().toString());
        return json;
    }

    @PostMapping("/keys/{id}/revoke")
    ResponseEntity<byte[]> revoke(
            @PathVariable String id, @RequestParam(defaultValue = "7") int graceDays) {
        return desk.revoke(id, Duration.ofDays(graceDays))
                .map(key ->
                        json(
                                Map.of(
                                        "keyId", key.id(),
                                        "revokedAt", String.valueOf(key.revoked()),
                                        "acceptUntil", String.valueOf(key.acceptUntil()))))
                .orElseGet(
                        () -> problems(409, List.of("there is no key \"" + id + "\" to revoke")));
    }

    @GetMapping("/events/{id}")
    ResponseEntity<byte[]> event(@PathVariable UUID id) {
        return events.find(id)
                .map(it -> json(event(it)))
                .orElseGet(() -> problems(409, List.of("there is no event " + id)));
    }

    @PostMapping("/events/{from}/merge")
    ResponseEntity<byte[]> merge(
            @PathVariable UUID from, @RequestParam UUID into, @RequestParam String reason) {
        for (Events.Joining why : Events.Joining.values()) {
            if (why.code().equals(reason)) {
                return decided(events.merge(from, into, why), into);
            }
        }
        return problems(422, List.of("a reason is co_hosted or same_report_twice"));
    }

    /// Staff decide for the office that runs the dialogue, hence without an organisation.
    @PostMapping("/events/{id}/state")
    ResponseEntity<byte[]> become(
            @PathVariable UUID id, @RequestParam String to, @RequestParam String reason) {
        EventState state = EventState.of(to);
        if (state == null) {
            return problems(422, List.of("there is no state \"" + to + "\""));
        }
        int step = events.find(id).map(it -> it.history().size()).orElse(0);
        String key = "staff " + id + " " + step;
        return decided(events.submit(new Telling.Change(key, id, state, reason, "")), id);
    }

    private ResponseEntity<byte[]> decided(Events.Outcome outcome, UUID id) {
        return switch (outcome) {
            case Events.Outcome.Done done -> json(event(events.find(id).orElseThrow()));
            case Events.Outcome.Refused refused ->
                    problems(
                            409,
                            refused.refusals().stream()
                                    .map(it -> it.code() + " " + it.detail())
                                    .toList());
        };
    }

    private static Map<String, @Nullable Object> event(Event it) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("event", it.id().toString());
        json.put("state", it.state().code());
        json.put("organisers", it.facts().organisers());
        json.put("place", it.facts().place());
        json.put("activity", it.facts().activity());
        json.put("date", it.facts().date().toString());
        json.put("announced", it.announcedOn() == null ? null : it.announcedOn().toString());
        Claim attendance = it.attendance();
        Map<String, @Nullable Object> attended = new LinkedHashMap<>();
        attended.put("low", attendance.low());
        attended.put("value", attendance.value());
        attended.put("high", attendance.high());
        attended.put("method", attendance.method());
        attended.put("grade", attendance.grade());
        json.put("attendance", attended);
        json.put("questions", it.questions());
        json.put("opinions", it.opinions());
        List<Map<String, Object>> history = new ArrayList<>();
        for (Event.Moment moment : it.history()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("state", moment.state().code());
            one.put("day", moment.day().toString());
            one.put("by", moment.by());
            one.put("reason", moment.reason());
            history.add(one);
        }
        json.put("history", history);
        return json;
    }

    @GetMapping("/reports")
    ResponseEntity<byte[]> reports(
            @RequestParam(required = false) @Nullable String form,
            @RequestParam(required = false) @Nullable List<String> instance,
            @RequestParam(required = false) @Nullable String since) {
        if (instance != null) {
            return lines(instance.stream().flatMap(it -> inbox.summary(it).stream()).toList());
        }
        return lines(inbox.list(form, since == null ? Instant.EPOCH : Instant.parse(since)));
    }

    @GetMapping("/reports/{instance}")
    ResponseEntity<byte[]> report(@PathVariable String instance) {
        return found(instance, () -> inbox.fieldRecord(instance).map(JSON::writeValueAsBytes));
    }

    @GetMapping("/reports/{instance}/raw")
    ResponseEntity<byte[]> raw(@PathVariable String instance) {
        return found(instance, () -> inbox.raw(instance));
    }

    @GetMapping("/reports/{instance}/proof")
    ResponseEntity<byte[]> proof(@PathVariable String instance) {
        if (inbox.raw(instance).isPresent() && inbox.proof(instance).isEmpty()) {
            return problems(409, List.of("the report has no place in the log yet"));
        }
        return found(instance, () -> inbox.proof(instance));
    }

    private static ResponseEntity<byte[]> found(String instance, Supplier<Optional<byte[]>> bytes) {
        return bytes.get()
                .map(it -> answer(200, it))
                .orElseGet(() -> problems(409, List.of("there is no report \"" + instance + "\"")));
    }

    private static ResponseEntity<byte[]> counts(
            long added, long changed, long closed, long unchanged) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("added", added);
        json.put("changed", changed);
        json.put("closed", closed);
        json.put("unchanged", unchanged);
        return json(json);
    }

    private static ResponseEntity<byte[]> csvProblems(List<CsvProblem> problems) {
        return problems(422, problems.stream().map(CsvProblem::toString).toList());
    }

    private static ResponseEntity<byte[]> problems(int status, List<String> problems) {
        return answer(status, JSON.writeValueAsBytes(Map.of("problems", problems)));
    }

    private static ResponseEntity<byte[]> json(Map<String, ?> object) {
        return lines(List.of(object));
    }

    private static ResponseEntity<byte[]> lines(List<? extends Map<String, ?>> objects) {
        var lines = new StringBuilder();
        objects.forEach(it -> lines.append(JSON.writeValueAsString(it)).append('\n'));
        return answer(200, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<byte[]> answer(int status, byte[] body) {
        return ResponseEntity.status(status)
                .header("Content-Type", "application/json")
                .header("Cache-Control", "no-store")
                .body(body);
    }
}
