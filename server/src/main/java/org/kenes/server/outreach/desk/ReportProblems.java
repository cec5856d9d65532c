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
                    Problem.KNOWN_PLACE, "place",
                    Problem.PLACE_OF_KEY, "place-of-key",
                    Problem.ORGANISATION_OF_KEY, "organisation-of-key",
                    Problem.KNOWN_CODE, "code",
                    Problem.IN_ORDER, "order",
                    Problem.AT_MOST, "at-most",
                    Problem.UNUSED_SLIP, "slip",
                    Problem.PROVISION_OF, "provision");

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
