package org.kenes.server.coalition;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.api.Api;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Who takes part, for programs.
@RestController
class MemberApi {
    private final Organisations organisations;
    private final Api api;

    MemberApi(Organisations organisations, Api api) {
        this.organisations = organisations;
        this.api = api;
    }

    @GetMapping("/api/v1/members")
    ResponseEntity<byte[]> members(HttpServletRequest request) {
        api.plain(request);
        Map<String, Membership> declared = organisations.newestMemberships();
        return api.all(
                organisations.all().stream()
                        .map(it -> item(it, Optional.ofNullable(declared.get(it.id()))))
                        .toList());
    }

    private static Map<String, Object> item(Organisation it, Optional<Membership> declared) {
        Map<String, Object> item = new TreeMap<>();
        item.put("id", it.id());
        item.put("kind", it.kind());
        item.put("role", it.role());
        item.put("names", new TreeMap<>(it.names()));
        Optional.ofNullable(it.coalition()).ifPresent(id -> item.put("coalition", id));
        Optional.ofNullable(it.parent()).ifPresent(id -> item.put("parent", id));
        declared.ifPresent(membership -> {
            Optional.ofNullable(membership.declared())
                    .ifPresent(number -> item.put("declared", number));
            item.put("declaredAsOf", membership.asOf().toString());
        });
        return item;
    }
}
