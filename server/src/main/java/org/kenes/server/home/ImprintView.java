package org.kenes.server.home;

import java.util.List;

/// @param lines what the law wants to be named; an empty text is shown as missing
public record ImprintView(List<Line> lines) {
    static final List<String> ASKED =
            List.of("publisher", "address", "contact", "responsible", "paid-by");

    public record Line(String label, String text) {}

    public ImprintView {
        lines = List.copyOf(lines);
    }
}
