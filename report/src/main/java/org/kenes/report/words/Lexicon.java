package org.kenes.report.words;

import org.kenes.dataset.table.Sha256;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The public list of words that claim a quantity, a population, a status or a stance, in one
/// language (`lexicon.csv`).
///
/// A pattern is words separated by white space; `*` stands for any letters. Patterns are compiled
/// by us from that file, never taken from the text that is read. Thread-safe.
public final class Lexicon {
    /// One row of the file.
    record Row(String kind, String value, List<Atom> atoms, String position, String severity) {}

    /// A row found at the tokens `[from, to)`.
    record Hit(Row row, int from, int to) {
        boolean covers(int start, int end) {
            return from <= start && end <= to;
        }
    }

    /// One token of a pattern: `prefix*suffix`, or exactly `prefix`.
    record Atom(String prefix, String suffix, boolean open, boolean spaced) {
        boolean matches(String word) {
            return open
                    ? word.length() >= prefix.length() + suffix.length()
                            && word.startsWith(prefix)
                            && word.endsWith(suffix)
                    : word.equals(prefix);
        }
    }

    private static final Map<String, Lexicon> LOADED = new ConcurrentHashMap<>();

    private final Map<String, List<Row>> exact = new HashMap<>();
    private final Map<String, List<Row>> open = new HashMap<>();
    private int longestPrefix;

    private Lexicon(List<String[]> rows, String lang) {
        for (String[] row : rows) {
            if (row[0].equals(lang)) {
                add(new Row(row[1], row[2], atoms(row[3]), row[4], row[5]));
            }
        }
    }

    /// @param lang `kk`, `ru` or `en`
    public static Lexicon of(String lang) {
        return LOADED.computeIfAbsent(lang, l -> new Lexicon(Rows.of("lexicon.csv", 7), l));
    }

    /// SHA-256 of the file, hex: which list a release was checked with.
    public static String sha256() {
        return Sha256.of(Rows.bytes("lexicon.csv"));
    }

    private void add(Row row) {
        Atom first = row.atoms().getFirst();
        (first.open() ? open : exact)
                .computeIfAbsent(first.prefix(), p -> new ArrayList<>())
                .add(row);
        if (first.open()) {
            longestPrefix = Math.max(longestPrefix, first.prefix().length());
        }
    }

    private static List<Atom> atoms(String pattern) {
        List<Atom> atoms = new ArrayList<>();
        for (String word : pattern.replace('ё', 'е').split("\\s+")) {
            boolean spaced = !atoms.isEmpty();
            String[] parts = word.split("-", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    atoms.add(new Atom("-", "", false, false));
                }
                int star = parts[i].indexOf('*');
                atoms.add(
                        star < 0
                                ? new Atom(parts[i], "", false, spaced && i == 0)
                                : new Atom(
                                        parts[i].substring(0, star),
                                        parts[i].substring(star + 1),
                                        true,
                                        spaced && i == 0));
            }
        }
        return List.copyOf(atoms);
    }

    /// All rows of a class (and position) that occur; inside a class the longest wins.
    List<Hit> hits(List<Token> tokens, String kind, String position) {
        List<Hit> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Hit best = null;
            for (Row row : starting(tokens.get(i).text())) {
                if (!row.kind().equals(kind) || !row.position().equals(position)) {
                    continue;
                }
                int end = match(row, tokens, i);
                if (end > 0 && (best == null || end > best.to())) {
                    best = new Hit(row, i, end);
                }
            }
            if (best != null) {
                found.add(best);
            }
        }
        return longest(found);
    }

    private static List<Hit> longest(List<Hit> found) {
        List<Hit> byLength = new ArrayList<>(found);
        byLength.sort(Comparator.comparingInt((Hit h) -> h.from() - h.to()));
        java.util.BitSet taken = new java.util.BitSet();
        List<Hit> kept = new ArrayList<>();
        for (Hit hit : byLength) {
            if (take(taken, hit.from(), hit.to())) {
                kept.add(hit);
            }
        }
        kept.sort(Comparator.comparingInt(Hit::from));
        return kept;
    }

    /// Takes a stretch unless something of it is taken. It looks no further than the stretch, so
    /// that many small ones in a long text stay cheap.
    static boolean take(java.util.BitSet taken, int from, int to) {
        for (int i = from; i < to; i++) {
            if (taken.get(i)) {
                return false;
            }
        }
        taken.set(from, to);
        return true;
    }

    private List<Row> starting(String word) {
        List<Row> rows = new ArrayList<>(exact.getOrDefault(word, List.of()));
        for (int length = Math.min(word.length(), longestPrefix); length > 0; length--) {
            rows.addAll(open.getOrDefault(word.substring(0, length), List.of()));
        }
        return rows;
    }

    private static int match(Row row, List<Token> tokens, int at) {
        int i = at;
        for (Atom atom : row.atoms()) {
            if (i >= tokens.size()
                    || (i > at && tokens.get(i).spaced() != atom.spaced())
                    || !atom.matches(tokens.get(i).text())) {
                return -1;
            }
            i++;
        }
        return i;
    }
}
