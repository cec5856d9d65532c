package org.kenes.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;
import org.kenes.ledger.VerificationException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class ProofsTest {
    /// Fewer when many mutants are looked at (profile `pit`).
    private static final int LARGEST = Integer.getInteger("kenes.proofs", 130);

    private final List<Hash> leaves =
            IntStream.rangeClosed(0, LARGEST)
                    .mapToObj(i -> NaiveTree.leaf(new byte[] {(byte) i, 7}))
                    .toList();
    private final List<Hash> roots =
            IntStream.rangeClosed(0, LARGEST + 1)
                    .mapToObj(n -> NaiveTree.root(leaves.subList(0, n)))
                    .toList();

    /// Complete subtrees of some leaves, as tiles have them.
    private static Merkle.Nodes nodes(List<Hash> leaves) {
        return (level, index) ->
                NaiveTree.root(leaves.subList((int) (index << level), (int) (index + 1 << level)));
    }

    private static Hash flipped(Hash hash) {
        byte[] bytes = hash.bytes();
        bytes[bytes[0] & 31] ^= 4;
        return Hash.of(bytes);
    }

    /// Every way to spoil a list of hashes: a bit, one missing, one more, two exchanged.
    private static List<List<Hash>> spoiled(List<Hash> path, Hash more) {
        List<List<Hash>> all = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<Hash> bit = new ArrayList<>(path);
            bit.set(i, flipped(path.get(i)));
            all.add(bit);
            List<Hash> missing = new ArrayList<>(path);
            missing.remove(i);
            all.add(missing);
            List<Hash> extra = new ArrayList<>(path);
            extra.add(i, more);
            all.add(extra);
            if (i > 0) {
                List<Hash> swapped = new ArrayList<>(path);
                swapped.set(i, path.get(i - 1));
                swapped.set(i - 1, path.get(i));
                all.add(swapped);
            }
        }
        List<Hash> longer = new ArrayList<>(path);
        longer.add(more);
        all.add(longer);
        return all;
    }

    private static void refused(InclusionProof proof, Hash leaf, Hash root) {
        assertThatThrownBy(() -> proof.verify(leaf, root))
                .isInstanceOf(VerificationException.class);
    }

    private static void refused(ConsistencyProof proof, Hash from, Hash to) {
        assertThatThrownBy(() -> proof.verify(from, to)).isInstanceOf(VerificationException.class);
    }

    @Test
    void rootsAreThoseOfTheRecursiveDefinition() {
        CompactRange range = new CompactRange();
        for (int n = 0; n <= LARGEST; n++) {
            assertThat(range.root()).isEqualTo(roots.get(n));
            assertThat(Merkle.root(leaves.subList(0, n))).isEqualTo(roots.get(n));
            assertThat(Merkle.range(nodes(leaves), 0, n)).isEqualTo(roots.get(n));
            range.append(leaves.get(n));
        }
    }

    @Test
    void inclusionProofsOfAllIndicesOfAllSizesAndNoOthers() {
        Merkle.Nodes nodes = nodes(leaves);
        for (int n = 1; n <= LARGEST; n++) {
            Hash root = roots.get(n);
            for (int m = 0; m < n; m++) {
                InclusionProof proof = InclusionProof.of(nodes, m, n);
                assertThat(proof.path()).isEqualTo(NaiveTree.path(m, leaves.subList(0, n)));
                proof.verify(leaves.get(m), root);
                refused(proof, flipped(leaves.get(m)), root);
                refused(proof, leaves.get(m), flipped(root));
                refused(new InclusionProof(m + 1, n, proof.path()), leaves.get(m), root);
                refused(new InclusionProof(m - 1, n, proof.path()), leaves.get(m), root);
                refused(
                        new InclusionProof(m, n + 1, proof.path()),
                        leaves.get(m),
                        roots.get(n + 1));
                refused(
                        new InclusionProof(m, n - 1, proof.path()),
                        leaves.get(m),
                        roots.get(n - 1));
                for (List<Hash> path : spoiled(proof.path(), leaves.get(n))) {
                    refused(new InclusionProof(m, n, path), leaves.get(m), root);
                }
            }
        }
    }

    @Test
    void consistencyProofsOfAllPairsAndNoOthers() {
        Merkle.Nodes nodes = nodes(leaves);
        for (int n = 1; n <= LARGEST; n++) {
            for (int m = 1; m <= n; m++) {
                ConsistencyProof proof = ConsistencyProof.of(nodes, m, n);
                assertThat(proof.path()).isEqualTo(NaiveTree.proof(m, leaves.subList(0, n)));
                proof.verify(roots.get(m), roots.get(n));
                if (m < n) {
                    refused(proof, roots.get(n), roots.get(m));
                }
                refused(proof, flipped(roots.get(m)), roots.get(n));
                refused(proof, roots.get(m), flipped(roots.get(n)));
                for (int[] other : new int[][] {{m + 1, n}, {m - 1, n}, {m, n + 1}, {m, n - 1}}) {
                    refusedAs(other[0], other[1], proof);
                }
                for (List<Hash> path : spoiled(proof.path(), leaves.get(n))) {
                    refused(new ConsistencyProof(m, n, path), roots.get(m), roots.get(n));
                }
            }
        }
    }

    /// The proof of one pair does not serve for another pair of the same log.
    private void refusedAs(int from, int size, ConsistencyProof proof) {
        boolean trivial = (from == 0 || from == size) && proof.path().isEmpty();
        if (!trivial) {
            refused(
                    new ConsistencyProof(from, size, proof.path()),
                    roots.get(from),
                    roots.get(size));
        }
    }

    @Test
    void edgesWhereOtherLibrariesHaveErred() {
        Hash leaf = leaves.getFirst();
        new InclusionProof(0, 1, List.of()).verify(leaf, leaf);
        refused(new InclusionProof(1, 1, List.of()), leaf, leaf);
        refused(new InclusionProof(-1, 1, List.of()), leaf, leaf);
        refused(new InclusionProof(0, 0, List.of()), leaf, Merkle.EMPTY);
        refused(new InclusionProof(0, 2, List.of()), leaf, leaf);
        refused(new InclusionProof(0, Long.MAX_VALUE, repeated(leaf, 64)), leaf, leaf);
        new ConsistencyProof(0, 0, List.of()).verify(Merkle.EMPTY, Merkle.EMPTY);
        new ConsistencyProof(0, 5, List.of()).verify(Merkle.EMPTY, roots.get(5));
        refused(new ConsistencyProof(0, 5, List.of()), leaf, roots.get(5));
        refused(new ConsistencyProof(0, 5, List.of(leaf)), Merkle.EMPTY, roots.get(5));
        refused(new ConsistencyProof(5, 5, List.of(leaf)), roots.get(5), roots.get(5));
        refused(new ConsistencyProof(6, 5, List.of()), roots.get(6), roots.get(5));
        refused(new ConsistencyProof(-1, 5, List.of()), roots.get(5), roots.get(5));
        refused(new ConsistencyProof(3, 5, List.of()), roots.get(3), roots.get(5));
    }

    private static List<Hash> repeated(Hash hash, int times) {
        return java.util.Collections.nCopies(times, hash);
    }

    @Property(tries = 300)
    void everyEntryIsProvableAndNoOtherIs(
            @ForAll @Size(min = 1, max = 70) List<byte[]> entries,
            @ForAll @IntRange(max = 69) int place,
            @ForAll byte[] other) {
        List<Hash> hashes = entries.stream().map(Merkle::leaf).toList();
        Hash root = Merkle.root(hashes);
        int index = place % entries.size();
        InclusionProof proof = InclusionProof.of(nodes(hashes), index, entries.size());
        proof.verify(Merkle.leaf(entries.get(index)), root);
        Assume.that(!Arrays.equals(other, entries.get(index)));
        refused(proof, Merkle.leaf(other), root);
    }

    @Property(tries = 300)
    void twoCheckpointsOfOneLogAreConsistentAndThoseOfTwoAreNot(
            @ForAll @Size(min = 2, max = 70) List<byte[]> entries,
            @ForAll @IntRange(max = 69) int from,
            @ForAll @IntRange(max = 69) int forged) {
        List<Hash> one = entries.stream().map(Merkle::leaf).toList();
        int m = 1 + from % (one.size() - 1);
        Hash old = Merkle.root(one.subList(0, m));
        ConsistencyProof proof = ConsistencyProof.of(nodes(one), m, one.size());
        proof.verify(old, Merkle.root(one));

        List<Hash> two = new ArrayList<>(one);
        two.set(forged % m, flipped(two.get(forged % m)));
        ConsistencyProof honest = ConsistencyProof.of(nodes(two), m, two.size());
        refused(honest, old, Merkle.root(two));
        refused(proof, old, Merkle.root(two));
        refused(proof, Merkle.root(two.subList(0, m)), Merkle.root(one));
    }
}
