package org.kenes.server.voice;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.dataset.Json;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Views;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.Map;

/// `kenes identity forget`: with the administrator's key, after the dialogue; 409 before.
@RestController
class IdentityApi {
    private static final String BEARER = "Bearer ";

    private final Forgetting forgetting;
    private final AdminKeys admins;
    private final Views views;

    IdentityApi(Forgetting forgetting, AdminKeys admins, Views views) {
        this.forgetting = forgetting;
        this.admins = admins;
        this.views = views;
    }

    /// @param only `true` says what would be destroyed and destroys nothing
    @PostMapping("/api/v1/identity/forget")
    ResponseEntity<byte[]> forget(
            @RequestHeader(name = "Authorization", defaultValue = "") String authorization,
            @RequestParam(name = "dry-run", defaultValue = "false") boolean only,
            HttpServletRequest request) {
        if (!authorization.startsWith(BEARER)
                || !admins.opens(authorization.substring(BEARER.length()).strip())) {
            return views.refuse(request, Refusal.of(Problem.SIGN_IN_AGAIN));
        }
        return forgetting
                .forget(only)
                .map(it ->
                        ResponseEntity.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .cacheControl(CacheControl.noStore())
                                .body(
                                        Json.file(
                                                Map.of(
                                                        "dialogue", it.dialogue(),
                                                        "confirmations", it.confirmations(),
                                                        "keys", it.keys()))))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_YET)));
    }
}
