package org.kenes.server.account.program;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.Json;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.shell.PlainText;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.api.Api;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.Map;
import java.util.TreeMap;

/// Registering programs, with the administrator's key; the list is for everybody.
@RestController
class ProgramApi {
    private static final String BEARER = "Bearer ";

    private final Programs programs;
    private final AdminKeys admins;
    private final Api api;
    private final Views views;

    ProgramApi(Programs programs, AdminKeys admins, Api api, Views views) {
        this.programs = programs;
        this.admins = admins;
        this.api = api;
        this.views = views;
    }

    @GetMapping("/api/v1/programs")
    ResponseEntity<byte[]> list(HttpServletRequest request) {
        api.plain(request);
        return api.all(
                programs.all().stream()
                        .map(it ->
                                (Map<String, Object>)
                                        new TreeMap<String, Object>(
                                                Map.of(
                                                        "id", it.id(),
                                                        "name", it.name(),
                                                        "channel", it.channel(),
                                                        "since", it.since().toString())))
                        .toList());
    }

    /// 201 with the key, shown once; 401 without the administrator's key.
    @PostMapping("/api/v1/programs")
    ResponseEntity<byte[]> register(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String channel,
            HttpServletRequest request) {
        if (!isAdministrator(request.getHeader("Authorization"))) {
            return views.refuse(request, Refusal.of(Problem.SIGN_IN_AGAIN));
        }
        if (!(PlainText.of(name, 2, 80) instanceof PlainText.Accepted accepted)
                || !channel.matches("self|assisted")) {
            return views.refuse(request, Refusal.of(Problem.INVALID));
        }
        String key = programs.register(accepted.text(), channel);
        return ResponseEntity.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(Json.file(Map.of("key", key, "name", accepted.text())));
    }

    @PostMapping("/api/v1/programs/{id}/end")
    ResponseEntity<byte[]> end(@PathVariable long id, HttpServletRequest request) {
        if (!isAdministrator(request.getHeader("Authorization"))) {
            return views.refuse(request, Refusal.of(Problem.SIGN_IN_AGAIN));
        }
        return programs.end(id) ? ResponseEntity.noContent().build() : api.notFound(request);
    }

    private boolean isAdministrator(@Nullable String header) {
        return header != null
                && header.startsWith(BEARER)
                && admins.opens(header.substring(BEARER.length()).strip());
    }
}
