package org.kenes.server.outreach.command;

import org.kenes.server.outreach.form.Fault;
import org.kenes.server.shell.Languages;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;

/// How `kenes field …` is answered, once [AdminsOnly] has let it in: JSON, one object a line. 409
/// is a refusal with its reason, 422 a bad value or file, of which nothing was taken.
@RestControllerAdvice(
        assignableTypes = {
            FieldApi.class,
            KeyApi.class,
            EventApi.class,
            ReportApi.class,
            PhotoApi.class,
            DrawApi.class
        })
class Commands {
    static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    @ExceptionHandler
    ResponseEntity<byte[]> noKey(AdminsOnly.NoKey e) {
        return problems(401, List.of("this needs the administrator's key: KENES_ADMIN_KEY"));
    }

    @ExceptionHandler({DateTimeException.class, NumberFormatException.class})
    ResponseEntity<byte[]> badValue(Exception e) {
        return problems(422, List.of(String.valueOf(e.getMessage())));
    }

    static ResponseEntity<byte[]> problems(int status, List<String> problems) {
        return answer(status, JSON.writeValueAsBytes(Map.of("problems", problems)));
    }

    /// Commands speak English.
    static ResponseEntity<byte[]> faults(int status, List<Fault> faults, Languages languages) {
        var english = languages.messages(Lang.EN);
        return problems(status, faults.stream().map(it -> it.in(english)).toList());
    }

    static ResponseEntity<byte[]> json(Map<String, ?> object) {
        return lines(List.of(object));
    }

    static ResponseEntity<byte[]> lines(List<? extends Map<String, ?>> objects) {
        var lines = new StringBuilder();
        objects.forEach(it -> lines.append(JSON.writeValueAsString(it)).append('\n'));
        return answer(200, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    static ResponseEntity<byte[]> answer(int status, byte[] body) {
        return ResponseEntity.status(status)
                .header("Content-Type", "application/json")
                .header("Cache-Control", "no-store")
                .body(body);
    }
}
