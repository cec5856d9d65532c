package org.kenes.opinion.vote;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// The effective votes of one conversation: two bytes per vote, people by people.
///
/// People ascend by the bytes of their ids, statements ascend by id (as numbers, if all are), and
/// so do the votes of each person. Immutable; callers must not change the arrays.
public final class Votes {
    /// More statements cannot be analysed: pairs of them would not fit into memory.
    public static final int MOST_STATEMENTS = 10_000;

    private final List<String> participants;
    private final List<String> statements;

    /// Where each person's votes begin in [#packed]; one more entry than people.
    private final int[] start;

    /// statement · 4 + vote + 1.
    private final char[] packed;

    private final long superseded;

    private final int[] byFirstVote;

    /// Computed when first asked for; a race computes it twice, to the same result.
    private volatile @Nullable String sha256;

    /// @param participants ascending by bytes, each once
    /// @param statements ascending, each once, at most [#MOST_STATEMENTS]
    /// @param start where each person's votes begin; one more entry than people
    /// @param packed statement · 4 + vote + 1, ascending within a person
    /// @param superseded earlier votes that no longer count
    /// @param byFirstVote people in order of their first vote
    public Votes(
            List<String> participants,
            List<String> statements,
            int[] start,
            char[] packed,
            long superseded,
            int[] byFirstVote) {
        if (statements.size() > MOST_STATEMENTS) {
            throw new LimitException(
                    "%d statements; at most %d can be analysed"
                            .formatted(statements.size(), MOST_STATEMENTS));
        }
        this.participants = participants;
        this.statements = List.copyOf(statements);
        this.start = start;
        this.packed = packed;
        this.superseded = superseded;
        this.byFirstVote = byFirstVote;
    }

    public List<String> participants() {
        return participants;
    }

    public List<String> statements() {
        return statements;
    }

    public int people() {
        return participants.size();
    }

    public int size() {
        return packed.length;
    }

    public long superseded() {
        return superseded;
    }

    /// People in order of their first vote, superseded ones included. Only Polis's rules use it.
    public int[] byFirstVote() {
        return byFirstVote.clone();
    }

    /// The same votes with people in another order of their first vote.
    Votes inOrder(int[] byFirst) {
        return new Votes(participants, statements, start, packed, superseded, byFirst);
    }

    /// First position of a person's votes.
    public int from(int person) {
        return start[person];
    }

    /// Position after a person's last vote.
    public int to(int person) {
        return start[person + 1];
    }

    public int statement(int position) {
        return packed[position] >> 2;
    }

    /// +1 agree, −1 disagree, 0 pass.
    public int value(int position) {
        return (packed[position] & 3) - 1;
    }

    /// statement · 4 + vote + 1, for inner loops.
    public char code(int position) {
        return packed[position];
    }

    /// SHA-256 of the canonical input: one line `participant,statement,value` per effective vote,
    /// sorted by the bytes of both ids.
    public String sha256() {
        String known = sha256;
        if (known == null) {
            known = hash();
            sha256 = known;
        }
        return known;
    }

    private String hash() {
        int m = statements.size();
        byte[][] name = new byte[m][];
        Integer[] order = new Integer[m];
        for (int j = 0; j < m; j++) {
            name[j] = statements.get(j).getBytes(StandardCharsets.UTF_8);
            order[j] = j;
        }
        Arrays.sort(order, (a, b) -> Arrays.compareUnsigned(name[a], name[b]));
        int[] rank = new int[m];
        for (int r = 0; r < m; r++) {
            rank[order[r]] = r;
        }
        byte[][] ending = {
            ",-1\n".getBytes(StandardCharsets.UTF_8), {',', '0', '\n'}, {',', '1', '\n'}
        };
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        Page page = new Page(digest);
        long[] seen = new long[(m + 63) / 64];
        byte[] value = new byte[m];
        for (int person = 0; person < people(); person++) {
            byte[] id = participants.get(person).getBytes(StandardCharsets.UTF_8);
            for (int i = start[person]; i < start[person + 1]; i++) {
                int r = rank[packed[i] >> 2];
                seen[r >> 6] |= 1L << r;
                value[r] = (byte) (packed[i] & 3);
            }
            for (int word = 0; word < seen.length; word++) {
                for (long bits = seen[word]; bits != 0; bits &= bits - 1) {
                    int r = word * 64 + Long.numberOfTrailingZeros(bits);
                    page.write(id);
                    page.write((byte) ',');
                    page.write(name[order[r]]);
                    page.write(ending[value[r]]);
                }
                seen[word] = 0;
            }
        }
        return HexFormat.of().formatHex(page.end());
    }

    /// A buffer before the digest.
    private static final class Page {
        private final MessageDigest digest;
        private final byte[] buffer = new byte[1 << 16];
        private int length;

        Page(MessageDigest digest) {
            this.digest = digest;
        }

        void write(byte b) {
            if (length == buffer.length) {
                flush();
            }
            buffer[length++] = b;
        }

        void write(byte[] bytes) {
            if (bytes.length > buffer.length - length) {
                flush();
            }
            if (bytes.length > buffer.length) {
                digest.update(bytes);
                return;
            }
            System.arraycopy(bytes, 0, buffer, length, bytes.length);
            length += bytes.length;
        }

        private void flush() {
            digest.update(buffer, 0, length);
            length = 0;
        }

        byte[] end() {
            flush();
            return digest.digest();
        }
    }
}
