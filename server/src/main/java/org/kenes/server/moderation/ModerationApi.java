package org.kenes.server.moderation;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.api.Api;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/// The public log of moderation for programs.
@RestController
class ModerationApi {
    private final Decisions decisions;
    private final Api api;

    ModerationApi(Decisions decisions, Api api) {
        this.decisions = decisions;
        this.api = api;
    }

    @GetMapping("/api/v1/moderation")
    ResponseEntity<byte[]> log(HttpServletRequest request) {
        Api.Query query = api.list(request, "rule");
        api.oneOf(request, query, "rule", ModerationView.RULES);
        return api.page(
                query,
                decisions.page(query.filter("rule"), query.before(), query.wanted()),
                Decisions.Decision::id,
                ModerationApi::item);
    }

    private static Map<String, Object> item(Decisions.Decision it) {
        Map<String, Object> item = new TreeMap<>();
        item.put("code", it.code());
        item.put("kind", it.kind());
        item.put("action", it.action());
        Rule rule = it.rule();
        if (rule != null) {
            item.put("rule", rule.name());
        }
        if (!it.reason().isEmpty()) {
            item.put("reason", it.reason());
        }
        item.put("moderator", it.by());
        item.put("date", it.at().atZone(ZoneOffset.UTC).toLocalDate().toString());
        String outcome = it.outcome();
        if (it.appeal() != null) {
            item.put("appeal", outcome == null ? "waiting" : outcome);
        }
        return item;
    }
}
