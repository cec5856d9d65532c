package org.kenes.dataset.cut;

import org.kenes.dataset.entry.TextEntry;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What was decided about the text: which provisions continue which, and which theme somebody gave
/// them. A later decision about the same versions, or of the same scheme, replaces the earlier one.
final class LawActs {
    private record Versions(String from, String to) implements Comparable<Versions> {
        @Override
        public int compareTo(Versions other) {
            int order = from.compareTo(other.from);
            return order == 0 ? to.compareTo(other.to) : order;
        }
    }

    private record Scheme(String scheme, String draft) implements Comparable<Scheme> {
        @Override
        public int compareTo(Scheme other) {
            int order = scheme.compareTo(other.scheme);
            return order == 0 ? draft.compareTo(other.draft) : order;
        }
    }

    /// @param idx place of the entry in the log
    record Themes(long idx, TextEntry.ThemeMap map) {}

    private final Map<Versions, TextEntry.Lineage> lineages = new TreeMap<>();
    private final Map<Scheme, Themes> themes = new TreeMap<>();

    void add(TextEntry.Lineage it) {
        lineages.put(new Versions(it.from(), it.to()), it);
    }

    void add(TextEntry.ThemeMap it, long idx) {
        themes.put(new Scheme(it.scheme(), it.draft()), new Themes(idx, it));
    }

    /// By version.
    List<TextEntry.Lineage> lineages() {
        return List.copyOf(lineages.values());
    }

    /// By scheme and version.
    List<Themes> themes() {
        return List.copyOf(themes.values());
    }

    /// SHA-256 of every file that these decisions name.
    Set<String> documents() {
        Set<String> documents = new LinkedHashSet<>();
        lineages.values().forEach(it -> documents.add(it.sha256()));
        themes.values().forEach(it -> documents.add(it.map().sha256()));
        return documents;
    }
}
