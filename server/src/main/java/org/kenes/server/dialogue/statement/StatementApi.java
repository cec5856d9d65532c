package org.kenes.server.dialogue.statement;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.api.Api;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.Map;
import java.util.TreeMap;

/// Statements that are shown, for programs. How they were answered comes from a cut.
@RestController
class StatementApi {
    private final Statements statements;
    private final Api api;

    StatementApi(Statements statements, Api api) {
        this.statements = statements;
        this.api = api;
    }

    @GetMapping("/api/v1/statements")
    ResponseEntity<byte[]> statements(HttpServletRequest request) {
        Api.Query query = api.list(request);
        return api.page(
                query,
                statements.shown(query.before(), query.wanted()),
                Statements.Found::id,
                StatementApi::item);
    }

    private static Map<String, Object> item(Statements.Found it) {
        return new TreeMap<>(
                Map.of(
                        "code", it.code(),
                        "lang", it.lang(),
                        "text", it.words(),
                        "state", it.state(),
                        "date", it.day().toString()));
    }
}
