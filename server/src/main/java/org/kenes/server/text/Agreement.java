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

    /// How a reader is told that a language lacks a provision.
    interface Lacking {
        /// @param lang that lacks it
        /// @param row of a language that has it
        String words(String lang, Provisions.Row row);
    }

    /// @param expressions language → tree
    /// @return eId of the article → what differs there, in English
    static Map<String, List<String>> differences(Map<String, Expression> expressions) {
        return differences(
                expressions, Lang.of("en"), (lang, row) -> lang + ": lacks " + row.eId());
    }

    /// @param reader language of the messages
    static Map<String, List<String>> differences(
            Map<String, Expression> expressions, Lang reader, Lacking lacking) {
        Map<String, List<String>> differences = new LinkedHashMap<>();
        if (expressions.size() < 2) {
            return differences;
        }
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
                                        add(differences, row.unit(), lacking.words(other, row));
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
