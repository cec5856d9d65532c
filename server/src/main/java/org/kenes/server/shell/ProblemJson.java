package org.kenes.server.shell;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.ByteArrayOutputStream;
import java.util.List;

/// A refusal for programs: RFC 9457 with the members `errors`, `until` and `reference`.
final class ProblemJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ProblemJson() {}

    /// Browsers name `text/html`; addresses of the API are for programs unless they do.
    static boolean isAskedForBy(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        boolean api = Languages.address(request).startsWith("/api/");
        if (accept == null) {
            return api;
        }
        List<MediaType> types;
        try {
            types = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            return api;
        }
        double json = 0;
        double html = 0;
        for (MediaType type : types) {
            if (type.isWildcardType()) {
                continue;
            }
            if (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json")) {
                json = Math.max(json, type.getQualityValue());
            } else if (type.isCompatibleWith(MediaType.TEXT_HTML)) {
                html = Math.max(html, type.getQualityValue());
            }
        }
        return json > html || (api && html == 0);
    }

    static byte[] write(Page page, Refusal refusal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String code = refusal.problem().code();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("type", "/problems/" + code);
            json.writeStringProperty("title", page.title());
            json.writeNumberProperty("status", refusal.problem().status().value());
            String detail = refusal.detail();
            json.writeStringProperty(
                    "detail",
                    detail != null ? detail : page.text("shell.problem." + code + ".what"));
            if (!refusal.errors().isEmpty()) {
                json.writeArrayPropertyStart("errors");
                for (Refusal.FieldError error : refusal.errors()) {
                    json.writeStartObject();
                    json.writeStringProperty("field", error.field());
                    json.writeStringProperty("code", error.code());
                    json.writeStringProperty("message", error.message());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            var until = refusal.until();
            if (until != null) {
                json.writeStringProperty("until", until.toString());
            }
            var reference = refusal.reference();
            if (reference != null) {
                json.writeStringProperty("reference", reference);
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
