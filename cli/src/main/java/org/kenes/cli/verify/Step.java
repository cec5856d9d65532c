package org.kenes.cli.verify;

import java.util.Map;

/// One step of a recount, as one line.
///
/// @param number 1–10, as in release spec 11
record Step(int number, String name, State state, String details) {
    enum State {
        OK("ok"),
        FAILED("FAILED"),
        SKIPPED("skipped");

        private final String word;

        State(String word) {
            this.word = word;
        }
    }

    static Step ok(int number, String name, String details) {
        return new Step(number, name, State.OK, details);
    }

    String line() {
        return "%s %d %s%s"
                .formatted(state.word, number, name, details.isEmpty() ? "" : " " + details);
    }

    Map<String, Object> json() {
        return Map.of(
                "details", details, "name", name, "number", (long) number, "state", state.word);
    }
}
