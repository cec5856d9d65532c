package org.kenes.ledger.tile;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.strict.Decimal;
import org.kenes.ledger.strict.Lines;
import org.kenes.ledger.strict.StrictBase64;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.InclusionProof;
import org.kenes.ledger.tree.Merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A proof in one piece (C2SP tlog-proof): index, path, and the checkpoint it leads to, verbatim.
///
/// @param extra not authenticated; we put the entry there, which becomes trusted only by [#verify]
@SuppressWarnings("ArrayRecordComponent")
public record TlogProof(
        byte @Nullable [] extra, long index, List<Hash> path, SignedNote checkpoint) {
    private static final String FIRST = "c2sp.org/tlog-proof@v1";

    public TlogProof {
        path = List.copyOf(path);
    }

    /// Whether a file means to be a proof, and not a bare checkpoint.
    public static boolean isProof(byte[] bytes) {
        byte[] mark = FIRST.substring(0, FIRST.indexOf('@') + 1).getBytes(StandardCharsets.UTF_8);
        return bytes.length > mark.length
                && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    public static TlogProof parse(byte[] bytes) {
        return parse(SignedNote.utf8(bytes));
    }

    /// @throws MalformedException if the text is not a proof with a well-formed checkpoint
    public static TlogProof parse(String text) {
        int empty = text.indexOf("\n\n");
        if (empty < 0) {
            throw new MalformedException("a proof has an empty line before its checkpoint");
        }
        List<String> lines = Lines.of(text.substring(0, empty + 1));
        if (!lines.getFirst().equals(FIRST)) {
            throw new MalformedException("a proof begins with " + FIRST);
        }
        int at = 1;
        byte[] extra = null;
        if (at < lines.size() && lines.get(at).startsWith("extra ")) {
            extra = StrictBase64.decode(lines.get(at).substring(6));
            at++;
        }
        if (at >= lines.size() || !lines.get(at).startsWith("index ")) {
            throw new MalformedException("a proof has a line \"index <number>\"");
        }
        long index = Decimal.parse(lines.get(at).substring(6));
        List<Hash> path = new ArrayList<>();
        for (String line : lines.subList(at + 1, lines.size())) {
            path.add(Hash.ofBase64(line));
        }
        if (path.size() > 63) {
            throw new MalformedException("a proof has at most 63 hashes, not " + path.size());
        }
        SignedNote note = SignedNote.parse(text.substring(empty + 2));
        Checkpoint.parse(note.text());
        return new TlogProof(extra, index, path, note);
    }

    /// Verifies the checkpoint and that the entry is at the index.
    ///
    /// @throws VerificationException if anything does not hold
    public SignedCheckpoint verify(
            byte[] entry, VerifierKey log, String origin, List<VerifierKey> witnesses) {
        SignedCheckpoint signed = SignedCheckpoint.open(checkpoint, log, origin, witnesses);
        new InclusionProof(index, signed.size(), path).verify(Merkle.leaf(entry), signed.root());
        return signed;
    }

    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(FIRST).append('\n');
        if (extra != null) {
            text.append("extra ").append(StrictBase64.encode(extra)).append('\n');
        }
        text.append("index ").append(index).append('\n');
        path.forEach(hash -> text.append(hash).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
