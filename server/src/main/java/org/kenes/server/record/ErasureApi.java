package org.kenes.server.record;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.ledger.entry.Scope;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.record.Tombstones.Outcome;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Views;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.Map;
import java.util.Optional;

/// Erases what must disappear, with the administrator's key; counted publicly by its reason
/// (`docs/erasure.md`).
@RestController
class ErasureApi {
    private static final String BEARER = "Bearer ";

    private final AdminKeys admins;
    private final Tombstones tombstones;
    private final Views views;

    ErasureApi(AdminKeys admins, Tombstones tombstones, Views views) {
        this.admins = admins;
        this.tombstones = tombstones;
        this.views = views;
    }

    /// 200 with the day on which the last backup is gone; 401, 404, 409 if it was erased before,
    /// 422 for a scope or reason that is none.
    @PostMapping("/api/v1/erasures")
    ResponseEntity<byte[]> erase(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null
                || !header.startsWith(BEARER)
                || !admins.opens(header.substring(BEARER.length()).strip())) {
            return views.refuse(request, Refusal.of(Problem.SIGN_IN_AGAIN));
        }
        Optional<ReceiptCode> typed = ReceiptCode.typed(code);
        boolean known = scope.equals("all") || scope.equals("text");
        if (typed.isEmpty() || !known || !Tombstones.REASONS.contains(reason)) {
            return views.refuse(request, Refusal.of(Problem.INVALID));
        }
        Scope what = scope.equals("text") ? Scope.TEXT : Scope.ALL;
        return switch (tombstones.erase(typed.get().toString(), what, reason)) {
            case Outcome.Ended ended ->
                    ResponseEntity.ok()
                            .contentType(MediaType.APPLICATION_JSON)
                            .cacheControl(CacheControl.noStore())
                            .body(
                                    CanonicalJson.write(
                                            Map.of("copiesUntil", ended.copiesUntil().toString())));
            case Outcome.Over _ -> views.refuse(request, Refusal.of(Problem.ALREADY_ENDED));
            case Outcome.NotFound _, Outcome.WrongSecret _ ->
                    views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        };
    }
}
