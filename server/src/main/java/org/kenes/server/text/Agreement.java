package org.kenes.server.text;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.parity.Finding;
import org.kenes.lawtext.parity.Parity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where the languages of a version differ so much that it is published only with an editor's
/// reason: an article that one of them lacks, words in one only, another order, a place below an
/// article that one of them lacks.
final class Agreement {
    /// The unit of what concerns the text as a whole.
    static final String WHOLE = "-";

    private Agreement() {}

    /// @param expressions language → tree
    /// @return eId of the article → what differs there, in English
    static Map<String, List<String>> differences(Map<String, Expression> expressions) {
        Map<String, List<String>> differences = new LinkedHashMap<>();
        if (expressions.size() < 2) {
            return differences;
        }
        Lang reader = Lang.of("en");
        Parity.of(List.copyOf(expressions.values())).findings().stream()
                .filter(it -> it.code().severity() == Finding.Severity.ERROR)
                .forEach(it ->
                        add(
                                differences,
                                it.unit().isEmpty() ? WHOLE : it.unit(),
                                it.message(reader)));
        Map<String, Provisions> texts = new TreeMap<>();
        expressions.forEach((lang, it) -> texts.put(lang, Provisions.of(it)));
        texts.forEach((lang, text) ->
                text.rows()
                        .forEach(row ->
                                texts.forEach((other, there) -> {
                                    boolean lacks =
                                            there.row(row.eId())
                                                    .filter(it -> it.kind() == row.kind())
                                                    .isEmpty();
                                    if (lacks) {
                                        add(
                                                differences,
                                                row.unit(),
                                                other + ": lacks " + row.eId());
                                    }
                                })));
        return differences;
    }

    private static void add(Map<String, List<String>> into, String unit, String what) {
        List<String> known = into.computeIfAbsent(unit, _ -> new ArrayList<>());
        if (!known.contains(what)) {
            known.add(what);
        }
    }

    /// One identity in two languages at two places is nothing that an editor could explain.
    static List<String> contradictions(Map<String, Expression> expressions) {
        List<String> problems = new ArrayList<>();
        Map<String, String> first = new HashMap<>();
        expressions.forEach((lang, expression) ->
                expression.walk(it -> {
                    String wId = first.putIfAbsent(it.eId(), it.wId());
                    if (wId != null && !wId.equals(it.wId())) {
                        problems.add(
                                lang
                                        + ": "
                                        + it.eId()
                                        + " is "
                                        + it.wId()
                                        + " here and "
                                        + wId
                                        + " in another language");
                    }
                }));
        return problems;
    }
}
