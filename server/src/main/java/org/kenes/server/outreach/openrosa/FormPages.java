package org.kenes.server.outreach.openrosa;

import static org.kenes.server.outreach.openrosa.OpenRosaAnswers.escape;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.outreach.field.Caller;
import org.kenes.server.outreach.field.Outcome;
import org.kenes.server.outreach.openrosa.Doors.Entrance;
import org.kenes.server.outreach.published.FieldForms;
import org.kenes.server.outreach.published.FieldForms.Media;
import org.kenes.server.outreach.published.FieldForms.Published;
import org.kenes.server.outreach.published.FieldLists;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// FieldForms and their files for phones: the list, the form, the manifest, the media.
@RestController
class FormPages {
    private final Doors doors;
    private final OpenRosaAnswers answers;
    private final FieldForms forms;
    private final FieldLists lists;

    FormPages(Doors doors, OpenRosaAnswers answers, FieldForms forms, FieldLists lists) {
        this.doors = doors;
        this.answers = answers;
        this.forms = forms;
        this.lists = lists;
    }

    @GetMapping({"/key/{token}/formList", "/openrosa/formList"})
    ResponseEntity<byte[]> list(
            @PathVariable(required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String formID,
            HttpServletRequest request) {
        return inside(
                request,
                token,
                caller -> {
                    var xml =
                            new StringBuilder(
                                    "<xforms xmlns=\"http://openrosa.org/xforms/xformsList\">");
                    forms.listed().stream()
                            .filter(form -> formID == null || form.id().equals(formID))
                            .forEach(form -> xml.append(listed(form, caller)));
                    return OpenRosaAnswers.document(xml.append("</xforms>").toString());
                });
    }

    /// Every element, once, in this order: one incomplete entry makes the whole list unusable.
    private String listed(Published form, Caller caller) {
        String base = address(caller, form);
        String manifest =
                forms.media(form.id(), form.version()).isEmpty()
                        ? ""
                        : element("manifestUrl", base + "/manifest");
        return "<xform>"
                + element("formID", form.id())
                + element("name", form.name())
                + element("version", form.version())
                + element("hash", "md5:" + form.md5())
                + element("downloadUrl", base + "/form.xml")
                + manifest
                + "</xform>";
    }

    @GetMapping({
        "/key/{token}/forms/{id}/{version}/form.xml",
        "/openrosa/forms/{id}/{version}/form.xml"
    })
    ResponseEntity<byte[]> form(
            @PathVariable(required = false) @Nullable String token,
            @PathVariable String id,
            @PathVariable String version,
            HttpServletRequest request) {
        return inside(
                request,
                token,
                caller ->
                        forms.xml(id, version)
                                .map(xml -> file(xml, "text/xml; charset=utf-8"))
                                .orElseGet(() -> missing(caller)));
    }

    @GetMapping({
        "/key/{token}/forms/{id}/{version}/manifest",
        "/openrosa/forms/{id}/{version}/manifest"
    })
    ResponseEntity<byte[]> manifest(
            @PathVariable(required = false) @Nullable String token,
            @PathVariable String id,
            @PathVariable String version,
            HttpServletRequest request) {
        return inside(
                request,
                token,
                caller -> {
                    Optional<Published> form = forms.find(id, version);
                    if (form.isEmpty()) {
                        return missing(caller);
                    }
                    var xml =
                            new StringBuilder(
                                    "<manifest"
                                        + " xmlns=\"http://openrosa.org/xforms/xformsManifest\">");
                    for (Media media : forms.media(id, version)) {
                        xml.append(manifested(form.get(), media, caller));
                    }
                    return OpenRosaAnswers.document(xml.append("</manifest>").toString());
                });
    }

    private String manifested(Published form, Media media, Caller caller) {
        boolean entities = media.type().equals("entityList");
        String md5 =
                media.md5() != null
                        ? media.md5()
                        : FieldForms.md5(lists.csv(media.name(), caller.place()));
        String base = address(caller, form);
        String url = base + "/media/" + segment(media.name());
        return (entities ? "<mediaFile type=\"entityList\">" : "<mediaFile>")
                + element("filename", media.name())
                + element("hash", "md5:" + md5)
                + element("downloadUrl", url)
                + (entities ? element("integrityUrl", base + "/integrity") : "")
                + "</mediaFile>";
    }

    @GetMapping({
        "/key/{token}/forms/{id}/{version}/media/{name}",
        "/openrosa/forms/{id}/{version}/media/{name}"
    })
    ResponseEntity<byte[]> media(
            @PathVariable(required = false) @Nullable String token,
            @PathVariable String id,
            @PathVariable String version,
            @PathVariable String name,
            HttpServletRequest request) {
        return inside(
                request,
                token,
                caller ->
                        forms.media(id, version).stream()
                                .filter(media -> media.name().equals(name))
                                .findFirst()
                                .map(media -> file(bytes(id, version, media, caller), type(name)))
                                .orElseGet(() -> missing(caller)));
    }

    private byte[] bytes(String id, String version, Media media, Caller caller) {
        return media.builtin()
                ? lists.csv(media.name(), caller.place())
                : forms.mediaBytes(id, version, media.name());
    }

    /// Nothing is ever deleted from our lists: an id that is in one is there, others are left out.
    @GetMapping({
        "/key/{token}/forms/{form}/{version}/integrity",
        "/openrosa/forms/{form}/{version}/integrity"
    })
    ResponseEntity<byte[]> integrity(
            @PathVariable(required = false) @Nullable String token,
            @PathVariable String form,
            @PathVariable String version,
            @RequestParam(defaultValue = "") String id,
            HttpServletRequest request) {
        return inside(
                request,
                token,
                caller -> {
                    var known = new StringBuilder();
                    for (Media media : forms.media(form, version)) {
                        if (media.type().equals("entityList")) {
                            known.append(
                                    new String(
                                            bytes(form, version, media, caller),
                                            StandardCharsets.UTF_8));
                        }
                    }
                    List<String> names =
                            known.toString().lines().map(it -> it.split(",")[0]).toList();
                    var xml = new StringBuilder("<data><entities>");
                    for (String entity : id.split(",")) {
                        if (names.contains(entity)) {
                            xml.append("<entity id=\"").append(escape(entity)).append("\">");
                            xml.append("<deleted>false</deleted></entity>");
                        }
                    }
                    return OpenRosaAnswers.document(xml.append("</entities></data>").toString());
                });
    }

    private ResponseEntity<byte[]> inside(
            HttpServletRequest request,
            @Nullable String token,
            Function<Caller, ResponseEntity<byte[]>> answer) {
        return switch (doors.enter(request, token, false)) {
            case Entrance.In in -> answer.apply(in.caller());
            case Entrance.Out out -> answers.message(out.why(), doors.lang(request, Lang.EN), "");
        };
    }

    private ResponseEntity<byte[]> missing(Caller caller) {
        return answers.message(Outcome.NO_SUCH_THING, caller.lang(), "");
    }

    private static ResponseEntity<byte[]> file(byte[] bytes, String type) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(OpenRosaAnswers.VERSION, "1.0")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .eTag("\"" + FieldForms.md5(bytes) + "\"")
                .body(bytes);
    }

    private static String type(String name) {
        return name.endsWith(".csv") ? "text/csv; charset=utf-8" : "application/octet-stream";
    }

    private static String address(Caller caller, Published form) {
        return caller.base() + "/forms/" + segment(form.id()) + "/" + segment(form.version());
    }

    private static String segment(String text) {
        return UriUtils.encodePathSegment(text, StandardCharsets.UTF_8);
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + escape(text) + "</" + name + ">";
    }
}
