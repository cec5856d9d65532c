package org.kenes.server.outreach.openrosa;

import org.kenes.server.outreach.field.Outcome;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// OpenRosaAnswers as programs of the OpenRosa family read them. The type is `text/xml`: some of
/// these programs install a form without its files when they see `application/xml`.
@Component
class OpenRosaAnswers {
    static final String VERSION = "X-OpenRosa-Version";
    static final String LIMIT = "X-OpenRosa-Accept-Content-Length";
    private static final String XML = "text/xml; charset=utf-8";

    private final Views views;

    OpenRosaAnswers(Views views) {
        this.views = views;
    }

    /// @param detail what it is about: a receipt code, a name, a place in a file; may be empty
    ResponseEntity<byte[]> message(Outcome outcome, Lang lang, String detail) {
        String text =
                views.messages(lang)
                        .text("outreach.openrosa." + outcome.code(), Map.of("detail", detail));
        String nature = outcome.stored() ? "submit_success" : "error";
        String xml =
                "<OpenRosaResponse xmlns=\"http://openrosa.org/http/response\"><message nature=\""
                        + nature
                        + "\">"
                        + escape(text)
                        + "</message></OpenRosaResponse>";
        var answer = xml(outcome.status());
        switch (outcome) {
            case BUSY -> answer.header(HttpHeaders.RETRY_AFTER, "30");
            case TOO_LARGE -> answer.header(HttpHeaders.CONNECTION, "close");
            case SIGN_IN ->
                    answer.header(
                            HttpHeaders.WWW_AUTHENTICATE,
                            "Basic realm=\"Kenes\", charset=\"UTF-8\"");
            default -> {}
        }
        return answer.body(xml.getBytes(StandardCharsets.UTF_8));
    }

    static ResponseEntity<byte[]> document(String xml) {
        return xml(200).header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .body(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity.BodyBuilder xml(int status) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CONTENT_TYPE, XML)
                .header(VERSION, "1.0");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
