package org.kenes.server.outreach.desk;

import org.kenes.server.outreach.field.Inbox;
import org.kenes.server.outreach.form.Problem;
import org.kenes.server.shell.language.Messages;

import java.util.List;
import java.util.Map;

/// What keeps a report from counting, in sentences: the reading says it in codes.
final class ReportProblems {
    /// What a code begins with → the last part of the message about it.
    private static final Map<String, String> BEGINNINGS =
            Map.of(
                    "known place", "place",
                    "place of the key: ", "place-of-key",
                    "organisation of the key: ", "organisation-of-key",
                    "known code", "code",
                    "low ≤ value ≤ high", "order",
                    "at most ", "at-most",
                    "unused slip", "slip",
                    "provision of ", "provision");

    private ReportProblems() {}

    static List<String> said(Messages messages, Inbox.Troubled report) {
        return report.problems().stream().map(it -> said(messages, it)).toList();
    }

    static String said(Messages messages, Problem problem) {
        String sentence = sentence(messages, problem);
        return problem.path().isEmpty() ? sentence : problem.path() + ": " + sentence;
    }

    private static String sentence(Messages messages, Problem problem) {
        String expected = problem.expected();
        if (messages.has("csv." + expected)) {
            return messages.text("csv." + expected, "value", problem.value());
        }
        if (problem.value().isEmpty()) {
            return messages.text("outreach.problem.empty");
        }
        for (var it : BEGINNINGS.entrySet()) {
            if (expected.startsWith(it.getKey())) {
                return messages.text(
                        "outreach.problem." + it.getValue(),
                        "value",
                        problem.value(),
                        "expected",
                        expected.substring(it.getKey().length()));
            }
        }
        return messages.text(
                "outreach.problem.form", "value", problem.value(), "expected", expected);
    }
}
