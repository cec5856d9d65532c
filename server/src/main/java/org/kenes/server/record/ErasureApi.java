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

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/// Erases what must disappear, with the administrator's key; counted publicly by its reason
/// (`docs/erasure.md`).
@RestController
class ErasureApi {
    private static final String BEARER = "Bearer ";

    private final AdminKeys admins;
    private final Tombstones tombstones;
    private final Retention retention;
    private final Views views;

    ErasureApi(AdminKeys admins, Tombstones tombstones, Retention retention, Views views) {
        this.admins = admins;
        this.tombstones = tombstones;
        this.retention = retention;
        this.views = views;
    }

    /// Fixes the day on which salts of provenance and of keys for withdrawing go: 200; 401, 422 for
    /// a day that is none or over.
    @PostMapping("/api/v1/retention")
    ResponseEntity<byte[]> retain(
            @RequestParam(defaultValue = "") String until, HttpServletRequest request) {
        if (!isAdmin(request)) {
            return views.refuse(request, Refusal.of(Problem.SIGN_IN_AGAIN));
        }
        try {
            retention.fix(LocalDate.parse(until));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return views.refuse(request, Refusal.of(Problem.INVALID));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(CanonicalJson.write(Map.of("until", until)));
    }

    private boolean isAdmin(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null
                && header.startsWith(BEARER)
                && admins.opens(header.substring(BEARER.length()).strip());
    }

    /// 200 with the day on which the last backup is gone; 401, 404, 409 if it was erased before,
    /// 422 for a scope or reason that is none.
    @PostMapping("/api/v1/erasures")
    ResponseEntity<byte[]> erase(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        if (!isAdmin(request)) {
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
