package org.kenes.opinion.duplicates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The search for families of near-duplicates over a whole cut.
///
/// Two texts are joined if the Jaccard similarity of their shingles reaches the profile's bar, or
/// if one holds at least 85 % of the other and the shorter has at least 60 characters (a copied
/// text under a personal greeting). Families are the connected components.
///
/// Texts are walked in ascending order of ids, so the order of arrival does not matter. Adding
/// texts may join families; it never splits one, unless a bucket has more than [#REPRESENTATIVES]
/// nodes, which [Families#limited] counts.
public final class Duplicates {
    /// Each further text of a bucket is compared with this many, the first by id.
    public static final int REPRESENTATIVES = 64;

    private Duplicates() {}

    /// @param texts in any order, each id once
    /// @throws IllegalArgumentException if an id occurs twice
    public static <I extends Comparable<? super I>> Families<I> find(
            Collection<Text<I>> texts, Profile profile) {
        List<Text<I>> sorted = sorted(texts);
        Joined joined = Joined.of(Nodes.of(sorted), profile);
        List<Families.Opposed<I>> opposed = new ArrayList<>();
        Set<Long> listed = new HashSet<>();
        for (int band = 0; band < profile.bands; band++) {
            joined.buckets().visit(band, bucket -> oppose(bucket, joined, sorted, listed, opposed));
        }
        opposed.sort(
                Comparator.comparing(Families.Opposed<I>::first)
                        .thenComparing(Families.Opposed<I>::second));
        return new Families<>(
                new FamilyFacts<>(sorted, joined.nodes()).families(joined.families()),
                opposed,
                texts.size(),
                joined.nodes().empty(),
                joined.buckets().limited());
    }

    private static <I extends Comparable<? super I>> List<Text<I>> sorted(
            Collection<Text<I>> texts) {
        List<Text<I>> sorted = new ArrayList<>(texts);
        sorted.sort(Comparator.comparing(Text<I>::id));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).id().compareTo(sorted.get(i).id()) == 0) {
                throw new IllegalArgumentException("two texts with id " + sorted.get(i).id());
            }
        }
        return sorted;
    }

    /// The facts of a family whose members are known.
    ///
    /// @param members at least one with a letter or digit
    public static <I extends Comparable<? super I>> Families.Family<I> facts(
            Collection<Text<I>> members) {
        List<Text<I>> sorted = sorted(members);
        Nodes nodes = Nodes.of(sorted);
        List<Integer> all =
                IntStream.range(0, sorted.size())
                        .filter(text -> nodes.nodeOf(text) >= 0)
                        .boxed()
                        .toList();
        return new FamilyFacts<>(sorted, nodes).families(List.of(all)).getFirst();
    }

    private static <I extends Comparable<? super I>> void oppose(
            int[] bucket,
            Joined joined,
            List<Text<I>> texts,
            Set<Long> listed,
            List<Families.Opposed<I>> opposed) {
        Nodes nodes = joined.nodes();
        Components components = joined.components();
        Verification verification = joined.verification();
        for (int j = 1; j < bucket.length; j++) {
            int node = bucket[j];
            for (int i = 0; i < Math.min(j, REPRESENTATIVES); i++) {
                int representative = bucket[i];
                if (nodes.sameSide(representative, node)) {
                    continue;
                }
                long a = components.find(representative);
                long b = components.find(node);
                long pair = Math.min(a, b) << 32 | Math.max(a, b);
                if (!listed.contains(pair) && verification.alike(node, representative)) {
                    listed.add(pair);
                    opposed.add(
                            new Families.Opposed<>(
                                    texts.get(nodes.first(representative)).id(),
                                    texts.get(nodes.first(node)).id(),
                                    verification.jaccard(node, representative)));
                }
            }
        }
    }
}
