package org.kenes.lawtext.compare;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.json.JsonText;
import org.kenes.lawtext.json.JsonTree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What editors decided about which units continue which: public, stored, and stronger than what
/// any comparison finds.
///
/// @param before address of the old expression, or `work@date`
/// @param after address of the new one
public record Lineage(String before, String after, List<Decision> decisions) {
    private static final String FORMAT = "kenes-law-lineage/1";

    /// `SAME` is one to one; `MERGED` has several old, `SPLIT` several new units; `NONE`: these are
    /// not the same, or, with one side empty, that side has no counterpart.
    public enum Relation {
        SAME,
        MERGED,
        SPLIT,
        NONE;

        /// The name in files.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param before eIds of the old text
    /// @param after eIds of the new text
    /// @param by who decided
    /// @param at when, as a date
    public record Decision(
            List<String> before,
            List<String> after,
            Relation relation,
            String by,
            String at,
            String note) {
        public Decision {
            before = List.copyOf(before);
            after = List.copyOf(after);
            boolean fits =
                    switch (relation) {
                        case SAME -> before.size() == 1 && after.size() == 1;
                        case MERGED -> !before.isEmpty() && after.size() == 1;
                        case SPLIT -> before.size() == 1 && !after.isEmpty();
                        case NONE -> before.size() + after.size() > 0;
                    };
            if (!fits) {
                throw new IllegalArgumentException(
                        "a decision '"
                                + relation.word()
                                + "' cannot join "
                                + before
                                + " and "
                                + after);
            }
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("old", before);
            json.put("new", after);
            json.put("relation", relation.word());
            json.put("by", by);
            json.put("at", at);
            json.put("note", note);
            return json;
        }
    }

    /// @throws IllegalArgumentException if two decisions contradict each other
    public Lineage {
        decisions = List.copyOf(decisions);
        Map<String, Integer> taken = new HashMap<>();
        for (int i = 0; i < decisions.size(); i++) {
            Decision decision = decisions.get(i);
            if (decision.relation == Relation.SAME) {
                requireFree(taken, "old " + decision.before.getFirst(), i);
                requireFree(taken, "new " + decision.after.getFirst(), i);
            }
        }
    }

    private static void requireFree(Map<String, Integer> taken, String unit, int at) {
        Integer earlier = taken.putIfAbsent(unit, at);
        if (earlier != null) {
            throw new IllegalArgumentException(
                    "decisions "
                            + (earlier + 1)
                            + " and "
                            + (at + 1)
                            + " both say what the "
                            + unit
                            + " is the same as");
        }
    }

    public byte[] json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("old", before);
        json.put("new", after);
        json.put("decisions", decisions.stream().map(Decision::json).toList());
        return JsonText.pretty(json).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /// @param file its name, for messages
    /// @throws UnreadableLawException naming the decision that cannot be read or contradicts
    ///   another
    public static Lineage read(String text, String file) {
        Map<String, Object> root = JsonTree.object(text, file);
        if (!FORMAT.equals(root.get("format"))) {
            throw new UnreadableLawException(file + " is no lineage: its format is not " + FORMAT);
        }
        List<Decision> decisions = new ArrayList<>();
        try {
            if (root.get("decisions") instanceof List<?> list) {
                for (Object decision : list) {
                    decisions.add(decision(decision));
                }
            }
            return new Lineage(string(root.get("old")), string(root.get("new")), decisions);
        } catch (IllegalArgumentException e) {
            String at = decisions.isEmpty() ? "" : ", after decision " + decisions.size();
            throw new UnreadableLawException(file + at + ": " + e.getMessage(), e);
        }
    }

    private static Decision decision(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("a decision is an object");
        }
        String word = string(map.get("relation"));
        for (Relation relation : Relation.values()) {
            if (relation.word().equals(word)) {
                return new Decision(
                        strings(map.get("old")),
                        strings(map.get("new")),
                        relation,
                        string(map.get("by")),
                        string(map.get("at")),
                        string(map.get("note")));
            }
        }
        throw new IllegalArgumentException(
                "a relation is same, merged, split or none, not '" + word + "'");
    }

    private static String string(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    private static List<String> strings(@Nullable Object value) {
        List<String> strings = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(element -> strings.add(String.valueOf(element)));
        }
        return strings;
    }
}
