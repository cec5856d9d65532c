package org.kenes.opinion.duplicates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        Search<I> search = Search.of(texts, profile);
        List<Families.Opposed<I>> opposed = new ArrayList<>();
        Set<Long> listed = new HashSet<>();
        for (int band = 0; band < profile.bands; band++) {
            search.buckets.visit(
                    band,
                    bucket ->
                            oppose(
                                    bucket,
                                    search.nodes,
                                    search.components,
                                    search.verification,
                                    listed,
                                    opposed));
        }
        opposed.sort(
                Comparator.comparing(Families.Opposed<I>::first)
                        .thenComparing(Families.Opposed<I>::second));
        return new Families<>(
                search.families(),
                opposed,
                texts.size(),
                search.nodes.empty(),
                search.buckets.limited());
    }

    /// The families alone, in half the time: nobody looks for who copied and said the opposite.
    public static <I extends Comparable<? super I>> List<Families.Family<I>> families(
            Collection<Text<I>> texts, Profile profile) {
        return Search.of(texts, profile).families();
    }

    /// What belongs together is joined.
    private record Search<I extends Comparable<? super I>>(
            Nodes<I> nodes, Components components, Buckets buckets, Verification verification) {
        static <I extends Comparable<? super I>> Search<I> of(
                Collection<Text<I>> texts, Profile profile) {
            List<Text<I>> sorted = new ArrayList<>(texts);
            sorted.sort(Comparator.comparing(Text<I>::id));
            for (int i = 1; i < sorted.size(); i++) {
                if (sorted.get(i - 1).id().compareTo(sorted.get(i).id()) == 0) {
                    throw new IllegalArgumentException("two texts with id " + sorted.get(i).id());
                }
            }
            Nodes<I> nodes = new Nodes<>(sorted);
            Components components = new Components(nodes.size());
            Buckets buckets = new Buckets(nodes, profile);
            Verification verification = new Verification(nodes, profile, buckets);
            for (int band = 0; band < profile.bands; band++) {
                buckets.visit(band, bucket -> join(bucket, nodes, components, verification));
            }
            return new Search<>(nodes, components, buckets, verification);
        }

        List<Families.Family<I>> families() {
            return new FamilyFacts<>(nodes, components, verification).families();
        }
    }

    private static void join(
            int[] bucket, Nodes<?> nodes, Components components, Verification verification) {
        for (int j = 1; j < bucket.length; j++) {
            int node = bucket[j];
            for (int i = 0; i < Math.min(j, REPRESENTATIVES); i++) {
                int representative = bucket[i];
                if (nodes.sameSide(representative, node)
                        && components.find(representative) != components.find(node)
                        && verification.alike(node, representative)) {
                    components.join(representative, node);
                }
            }
        }
    }

    private static <I extends Comparable<? super I>> void oppose(
            int[] bucket,
            Nodes<I> nodes,
            Components components,
            Verification verification,
            Set<Long> listed,
            List<Families.Opposed<I>> opposed) {
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
                                    nodes.first(representative),
                                    nodes.first(node),
                                    verification.jaccard(node, representative)));
                }
            }
        }
    }
}
