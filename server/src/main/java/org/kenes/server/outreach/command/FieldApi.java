package org.kenes.server.outreach.command;

import static org.kenes.server.outreach.command.Commands.faults;
import static org.kenes.server.outreach.command.Commands.json;
import static org.kenes.server.outreach.command.Commands.lines;
import static org.kenes.server.outreach.command.Commands.problems;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.coalition.Coalition;
import org.kenes.server.coalition.Organisations;
import org.kenes.server.outreach.Places;
import org.kenes.server.outreach.field.Upload;
import org.kenes.server.outreach.published.FieldForms;
import org.kenes.server.outreach.published.Publishing;
import org.kenes.server.shell.Languages;
import org.kenes.server.shell.csv.CsvProblem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Places, organisations and forms for `kenes field …`; how it answers is in [Commands].
@RestController
@RequestMapping("/api/v1/field")
class FieldApi {
    private static final long MOST = 100_000_000;

    private final Places places;
    private final Organisations organisations;
    private final FieldForms forms;
    private final Publishing publishing;
    private final Languages languages;

    FieldApi(
            Places places,
            Organisations organisations,
            FieldForms forms,
            Publishing publishing,
            Languages languages) {
        this.places = places;
        this.organisations = organisations;
        this.forms = forms;
        this.publishing = publishing;
        this.languages = languages;
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
        return switch (publishing.publish(
                new Publishing.Wish(xml, media, entities, mapping), dry)) {
            case Publishing.Publication.Unusable unusable ->
                    faults(422, unusable.problems(), languages);
            case Publishing.Publication.Taken taken ->
                    problems(
                            409,
                            List.of(
                                    "version %s of %s is published with other content; give the form a new version"
                                            .formatted(taken.version(), taken.id())));
            case Publishing.Publication.Done done ->
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
}
