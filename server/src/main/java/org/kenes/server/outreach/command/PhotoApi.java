package org.kenes.server.outreach.command;

import static org.kenes.server.outreach.command.Commands.json;
import static org.kenes.server.outreach.command.Commands.lines;
import static org.kenes.server.outreach.command.Commands.problems;

import org.jspecify.annotations.Nullable;
import org.kenes.server.outreach.photo.Photo;
import org.kenes.server.outreach.photo.PhotoDecisions;
import org.kenes.server.outreach.photo.Photos;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Photos for `kenes field photo …`.
@RestController
@RequestMapping("/api/v1/field")
class PhotoApi {
    private final Photos photos;
    private final PhotoDecisions decisions;

    PhotoApi(Photos photos, PhotoDecisions decisions) {
        this.photos = photos;
        this.decisions = decisions;
    }

    @GetMapping("/photos")
    ResponseEntity<byte[]> list(
            @RequestParam(required = false) @Nullable String instance,
            @RequestParam(required = false) @Nullable String state) {
        return lines(photos.list(instance, state).stream().map(this::photo).toList());
    }

    @PostMapping("/photos/{id}/publish")
    ResponseEntity<byte[]> publish(
            @PathVariable String id, @RequestParam(required = false) @Nullable String consentRef) {
        return decided(id, decisions.publish(id, consentRef));
    }

    @PostMapping("/photos/{id}/takedown")
    ResponseEntity<byte[]> takeDown(@PathVariable String id, @RequestParam String reason) {
        if (!reason.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
            return problems(422, List.of("a reason is a code of letters, digits and dashes"));
        }
        return decided(id, decisions.takeDown(id, reason));
    }

    private ResponseEntity<byte[]> decided(String id, PhotoDecisions.Decision decision) {
        return switch (decision) {
            case PhotoDecisions.Decision.Done done -> {
                Map<String, @Nullable Object> json = photo(done.photo());
                json.put(
                        "renditions", done.renditions().stream().map(PhotoApi::rendition).toList());
                yield json(json);
            }
            case PhotoDecisions.Decision.Refused refused -> problems(409, refused.reasons());
            case PhotoDecisions.Decision.Missing missing ->
                    problems(409, List.of("there is no photo \"" + id + "\""));
        };
    }

    private Map<String, @Nullable Object> photo(Photo it) {
        List<String> obstacles = decisions.obstacles(it);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("photoId", it.id());
        json.put("instanceId", it.instanceId());
        json.put("file", it.file());
        json.put("state", it.state());
        json.put("publishable", obstacles.isEmpty());
        json.put("reasons", it.reason().isEmpty() ? obstacles : List.of(it.reason()));
        json.put("flags", it.flags());
        return json;
    }

    static Map<String, Object> rendition(Photos.Rendition it) {
        return Map.of(
                "size", it.size(),
                "width", it.width(),
                "height", it.height(),
                "url", "/media/" + it.name(),
                "sha256", it.sha256());
    }
}
