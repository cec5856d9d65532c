package org.kenes.opinion.duplicates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// The public facts of each family.
final class FamilyFacts<I extends Comparable<? super I>> {
    private final List<Text<I>> texts;
    private final Nodes nodes;
    private final Shingles wordingRead = new Shingles();
    private final Shingles otherRead = new Shingles();

    /// @param texts in the order in which the nodes know them
    FamilyFacts(List<Text<I>> texts, Nodes nodes) {
        this.texts = texts;
        this.nodes = nodes;
    }

    /// @param members numbers of the texts of each family, ascending
    List<Families.Family<I>> families(List<List<Integer>> members) {
        return members.stream().map(this::family).toList();
    }

    private Families.Family<I> family(List<Integer> members) {
        Map<Integer, Integer> copies = new TreeMap<>();
        Set<String> persons = new HashSet<>();
        List<I> ids = new ArrayList<>(members.size());
        long[] seconds = new long[members.size()];
        int timed = 0;
        for (int member : members) {
            Text<I> text = texts.get(member);
            ids.add(text.id());
            copies.merge(nodes.nodeOf(member), 1, Integer::sum);
            if (!text.person().isEmpty()) {
                persons.add(text.person());
            }
            if (text.second().isPresent()) {
                seconds[timed++] = text.second().getAsLong();
            }
        }
        seconds = Arrays.copyOf(seconds, timed);
        Arrays.sort(seconds);
        int wording = mostCopied(copies);
        Text<I> first = texts.get(nodes.first(wording));
        return new Families.Family<>(
                first.stance(),
                ids,
                first.text(),
                quartiles(copies, wording, members.size()),
                persons.size(),
                timed == 0 ? OptionalLong.empty() : OptionalLong.of(seconds[0]),
                timed == 0 ? OptionalLong.empty() : OptionalLong.of(seconds[timed - 1]),
                new Families.Burst(most(seconds, 1), most(seconds, 60), most(seconds, 3600)));
    }

    private static int mostCopied(Map<Integer, Integer> copies) {
        int best = -1;
        int most = 0;
        for (Map.Entry<Integer, Integer> node : copies.entrySet()) {
            if (node.getValue() > most) {
                best = node.getKey();
                most = node.getValue();
            }
        }
        return best;
    }

    private Families.Quartiles quartiles(Map<Integer, Integer> copies, int wording, int size) {
        double[] values = new double[size];
        wordingRead.read(nodes.code(wording));
        int at = 0;
        for (Map.Entry<Integer, Integer> node : copies.entrySet()) {
            double jaccard = node.getKey() == wording ? 1 : jaccard(nodes.code(node.getKey()));
            Arrays.fill(values, at, at + node.getValue(), jaccard);
            at += node.getValue();
        }
        Arrays.sort(values);
        return new Families.Quartiles(
                values[(size + 3) / 4 - 1],
                values[(size + 1) / 2 - 1],
                values[(3 * size + 3) / 4 - 1]);
    }

    /// How like a key is to the wording, both by their [KeyCode].
    private double jaccard(byte[] code) {
        int shared = wordingRead.shared(code);
        otherRead.read(code);
        return (double) shared / (wordingRead.size() + otherRead.size() - shared);
    }

    /// The most of these ascending seconds in a half-open window.
    private static int most(long[] seconds, long window) {
        int most = 0;
        int from = 0;
        for (int to = 0; to < seconds.length; to++) {
            while (seconds[to] - seconds[from] >= window) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}
