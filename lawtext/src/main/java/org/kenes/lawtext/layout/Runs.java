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

    /// The space before new words, or words that are gone, is not marked: a line through nothing is
    /// ink without meaning.
    private void end() {
        int space = 0;
        while (space < words.length() && words.charAt(space) == ' ') {
            space++;
        }
        boolean marked = kind != Diff.Kind.KEPT && space < words.length();
        if (marked && space > 0) {
            runs.add(new Run(words.substring(0, space), styles, Diff.Kind.KEPT));
            words.delete(0, space);
        }
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
