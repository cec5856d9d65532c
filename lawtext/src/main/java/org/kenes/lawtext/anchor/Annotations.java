package org.kenes.lawtext.anchor;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.json.JsonText;
import org.kenes.lawtext.json.JsonTree;
import org.kenes.lawtext.norm.NormalForm;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Anchors as W3C Web Annotation JSON, and resolutions as JSON: one object a line.
public final class Annotations {
    private Annotations() {}

    /// @param where for messages, such as `annotations.jsonl, line 3`
    /// @throws UnreadableLawException if it is no annotation
    public static Anchor read(String line, String where) {
        Map<String, Object> root = JsonTree.object(line, where);
        if (!(root.get("target") instanceof Map<?, ?> target)
                || !(target.get("selector") instanceof Map<?, ?> selector)) {
            throw new UnreadableLawException(where + ": no target with a selector.");
        }
        if (!"FragmentSelector".equals(selector.get("type"))) {
            throw new UnreadableLawException(where + ": the selector is no FragmentSelector.");
        }
        String exact = null;
        String prefix = "";
        String suffix = "";
        int start = -1;
        int end = -1;
        Object refined = selector.get("refinedBy");
        for (Object one :
                refined instanceof List<?> list
                        ? list
                        : refined == null ? List.of() : List.of(refined)) {
            if (one instanceof Map<?, ?> map) {
                switch (String.valueOf(map.get("type"))) {
                    case "TextQuoteSelector" -> {
                        exact = map.get("exact") instanceof String text ? text : null;
                        prefix = text(map.get("prefix"));
                        suffix = text(map.get("suffix"));
                    }
                    case "TextPositionSelector" -> {
                        start = number(map.get("start"), where);
                        end = number(map.get("end"), where);
                    }
                    default -> {}
                }
            }
        }
        if (start > end || (start < 0) != (end < 0) || start < -1) {
            throw new UnreadableLawException(where + ": a position begins before it ends.");
        }
        Object norm = root.get("norm");
        if (norm != null && !norm.equals(NormalForm.NAME)) {
            throw new UnreadableLawException(
                    where + ": its textHash is of the normal form " + norm + ", not norm/1.");
        }
        return new Anchor(
                text(root.get("id")),
                text(target.get("source")),
                text(selector.get("value")),
                exact == null || exact.isBlank()
                        ? null
                        : new Anchor.Quote(exact, prefix, suffix, start, end),
                text(root.get("wId")),
                text(root.get("textHash")));
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    private static int number(@Nullable Object value, String where) {
        try {
            return Integer.parseInt(text(value));
        } catch (NumberFormatException e) {
            throw new UnreadableLawException(where + ": a position is a whole number.", e);
        }
    }

    /// One line, without a line end.
    public static String line(Anchor anchor) {
        Map<String, Object> selector = new LinkedHashMap<>();
        selector.put("type", "FragmentSelector");
        selector.put("value", anchor.value());
        Anchor.Quote quote = anchor.quote();
        if (quote != null) {
            Map<String, Object> words = new LinkedHashMap<>();
            words.put("type", "TextQuoteSelector");
            words.put("exact", quote.exact());
            words.put("prefix", quote.prefix());
            words.put("suffix", quote.suffix());
            Map<String, Object> position = new LinkedHashMap<>();
            position.put("type", "TextPositionSelector");
            position.put("start", quote.start());
            position.put("end", quote.end());
            selector.put(
                    "refinedBy", quote.start() < 0 ? List.of(words) : List.of(words, position));
        }
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("source", anchor.source());
        target.put("selector", selector);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", anchor.id());
        json.put("target", target);
        if (!anchor.wId().isEmpty()) {
            json.put("wId", anchor.wId());
        }
        if (!anchor.textHash().isEmpty()) {
            json.put("textHash", anchor.textHash());
            json.put("norm", NormalForm.NAME);
        }
        return JsonText.line(json);
    }

    /// One line, without a line end.
    public static String line(Resolution resolution) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", resolution.id());
        json.put("outcome", resolution.outcome().word());
        json.put("eId", resolution.eId());
        json.put("wId", resolution.wId());
        json.put("num", resolution.num());
        json.put("start", position(resolution.start()));
        json.put("end", position(resolution.end()));
        json.put("score", BigDecimal.valueOf(resolution.score(), 4));
        json.put("moved", resolution.moved());
        json.put("counts", resolution.counts());
        Resolution.Reason reason = resolution.reason();
        if (reason != null) {
            json.put("reason", reason.word());
        }
        json.put(
                "candidates",
                resolution.candidates().stream().map(Annotations::candidate).toList());
        return JsonText.line(json);
    }

    private static @Nullable Integer position(int at) {
        return at < 0 ? null : at;
    }

    private static Map<String, Object> candidate(Resolution.Candidate candidate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("eId", candidate.eId());
        json.put("num", candidate.num());
        json.put("start", position(candidate.start()));
        json.put("end", position(candidate.end()));
        json.put("score", BigDecimal.valueOf(candidate.score(), 4));
        return json;
    }

    /// The answer to a line that is no annotation.
    public static String unreadable(int line) {
        return line(Resolution.skipped("line " + line, Resolution.Reason.UNREADABLE));
    }
}
