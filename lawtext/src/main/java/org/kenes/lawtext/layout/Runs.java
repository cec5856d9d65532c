package org.kenes.lawtext.layout;

import org.kenes.lawtext.diff.Diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Collects characters into runs of one look.
final class Runs {
    private final List<Run> runs = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private Set<Run.Style> styles = Set.of();
    private Diff.Kind kind = Diff.Kind.KEPT;

    void add(char c, Set<Run.Style> look, Diff.Kind of) {
        if (kind != of || !styles.equals(look)) {
            end();
            kind = of;
            styles = look;
        }
        words.append(c);
    }

    void add(String text, Set<Run.Style> look) {
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i), look, Diff.Kind.KEPT);
        }
    }

    void add(List<Run> more) {
        end();
        runs.addAll(more);
    }

    private void end() {
        if (!words.isEmpty()) {
            runs.add(new Run(words.toString(), styles, kind));
            words.setLength(0);
        }
    }

    /// Empties it.
    List<Run> take() {
        end();
        List<Run> taken = List.copyOf(runs);
        runs.clear();
        boolean blank = taken.stream().allMatch(run -> run.text().isBlank());
        return blank ? List.of() : taken;
    }
}
