package org.kenes.opinion.duplicates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What belongs together is joined: the search itself, over nodes and without their texts.
///
/// @param limited buckets in which the limit of representatives was reached
record Joined(Nodes nodes, Components components, Buckets buckets, Verification verification) {
    static Joined of(Nodes nodes, Profile profile) {
        nodes.complete();
        Components components = new Components(nodes.size());
        Buckets buckets = new Buckets(nodes, profile);
        // Which of two pairs is looked at first decides nothing: families are what hangs together.
        ThreadLocal<Verification> own =
                ThreadLocal.withInitial(() -> new Verification(nodes, profile, buckets));
        for (int band = 0; band < profile.bands; band++) {
            List<int[]> opened = new ArrayList<>();
            buckets.visit(band, opened::add);
            opened.parallelStream().forEach(bucket -> join(bucket, nodes, components, own.get()));
        }
        return new Joined(nodes, components, buckets, own.get());
    }

    private static void join(
            int[] bucket, Nodes nodes, Components components, Verification verification) {
        int[] roots = new int[Math.min(bucket.length, Duplicates.REPRESENTATIVES)];
        roots[0] = components.find(bucket[0]);
        for (int j = 1; j < bucket.length; j++) {
            int node = bucket[j];
            int root = components.find(node);
            for (int i = 0; i < Math.min(j, roots.length); i++) {
                if (roots[i] != root
                        && nodes.sameSide(bucket[i], node)
                        && verification.alike(node, bucket[i])) {
                    components.join(bucket[i], node);
                    int joined = Math.min(roots[i], root);
                    replace(roots, Math.min(j, roots.length), Math.max(roots[i], root), joined);
                    root = joined;
                }
            }
            if (j < roots.length) {
                roots[j] = root;
            }
        }
    }

    private static void replace(int[] roots, int length, int old, int joined) {
        for (int i = 0; i < length; i++) {
            roots[i] = roots[i] == old ? joined : roots[i];
        }
    }

    /// Numbers of the texts of each family of two or more, ascending; families by size, then by
    /// first text.
    List<List<Integer>> families() {
        return families(nodes, components);
    }

    static List<List<Integer>> families(Nodes nodes, Components components) {
        int[] size = new int[nodes.size()];
        for (int text = 0; text < nodes.texts(); text++) {
            if (nodes.nodeOf(text) >= 0) {
                size[components.find(nodes.nodeOf(text))]++;
            }
        }
        Map<Integer, List<Integer>> members = new HashMap<>();
        for (int text = 0; text < nodes.texts(); text++) {
            int root = nodes.nodeOf(text) < 0 ? -1 : components.find(nodes.nodeOf(text));
            if (root >= 0 && size[root] > 1) {
                members.computeIfAbsent(root, _ -> new ArrayList<>(size[root])).add(text);
            }
        }
        List<List<Integer>> families = new ArrayList<>(members.values());
        families.sort(
                Comparator.comparingInt((List<Integer> family) -> -family.size())
                        .thenComparingInt(List::getFirst));
        return families;
    }
}
