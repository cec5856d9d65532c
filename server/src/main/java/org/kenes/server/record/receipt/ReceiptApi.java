package org.kenes.server.record.receipt;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.api.Api;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.Map;
import java.util.TreeMap;

/// Where a contribution is, for programs; never what it says.
@RestController
class ReceiptApi {
    private final OwnReceipts receipts;
    private final Api api;

    ReceiptApi(OwnReceipts receipts, Api api) {
        this.receipts = receipts;
        this.api = api;
    }

    @GetMapping("/api/v1/receipts/{code}")
    ResponseEntity<byte[]> receipt(@PathVariable String code, HttpServletRequest request) {
        api.plain(request);
        return receipts.line(code)
                .map(ReceiptApi::json)
                .map(api::one)
                .orElseGet(() -> api.notFound(request));
    }

    private static Map<String, Object> json(OwnReceipts.Line it) {
        Map<String, Object> json = new TreeMap<>();
        json.put("code", it.code());
        json.put("kind", it.kind());
        json.put("date", it.date().toString());
        json.putAll(state(it.state()));
        return json;
    }

    private static Map<String, Object> state(ReceiptView.State state) {
        return switch (state) {
            case ReceiptView.State.Waiting _ -> Map.of("state", "waiting");
            case ReceiptView.State.Overdue _ -> Map.of("state", "overdue");
            case ReceiptView.State.Logged it -> Map.of("state", "logged", "index", it.index());
            case ReceiptView.State.Counted it ->
                    Map.of("state", "counted", "index", it.index(), "cut", it.cut());
            case ReceiptView.State.Excluded it ->
                    Map.of("state", "excluded", "index", it.index(), "rule", it.rule());
            case ReceiptView.State.Hidden it ->
                    Map.of("state", "hidden", "index", it.index(), "rule", it.rule());
            case ReceiptView.State.Replaced it ->
                    Map.of("state", "replaced", "index", it.index(), "replacedBy", it.by());
            case ReceiptView.State.Withdrawn it ->
                    Map.of("state", "withdrawn", "index", it.index());
            case ReceiptView.State.Erased it -> Map.of("state", "erased", "index", it.index());
        };
    }
}
