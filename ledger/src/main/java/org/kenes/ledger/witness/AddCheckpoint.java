package org.kenes.ledger.witness;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.strict.Decimal;
import org.kenes.ledger.tree.ConsistencyProof;
import org.kenes.ledger.tree.Hash;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The body of a request to a witness (C2SP tlog-witness): the size it is believed to know, a
/// consistency proof from there, and the checkpoint.
///
/// @param note as received, not parsed: what is wrong with it is answered differently
@SuppressWarnings("ArrayRecordComponent")
record AddCheckpoint(long old, List<Hash> proof, byte[] note) {
    static final int LONGEST = 96 * 1024;

    byte[] bytes() {
        StringBuilder head = new StringBuilder("old ").append(old).append('\n');
        proof.forEach(hash -> head.append(hash).append('\n'));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(note);
        return out.toByteArray();
    }

    /// @throws MalformedException unless `old`, proof lines and the empty line are well-formed
    static AddCheckpoint parse(byte[] body) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (true) {
            int end = at;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            if (end == body.length) {
                throw new MalformedException("a request has an empty line before its checkpoint");
            }
            if (end == at) {
                break;
            }
            lines.add(new String(body, at, end - at, StandardCharsets.ISO_8859_1));
            if (lines.size() > 1 + ConsistencyProof.LONGEST) {
                throw new MalformedException("a proof has at most 63 hashes");
            }
            at = end + 1;
        }
        if (lines.isEmpty() || !lines.getFirst().startsWith("old ")) {
            throw new MalformedException("a request begins with \"old <size>\"");
        }
        return new AddCheckpoint(
                Decimal.parse(lines.getFirst().substring(4)),
                lines.subList(1, lines.size()).stream().map(Hash::ofBase64).toList(),
                Arrays.copyOfRange(body, at + 1, body.length));
    }

    /// The origin the checkpoint claims: its first line.
    String origin() {
        int end = 0;
        while (end < note.length && note[end] != '\n') {
            end++;
        }
        return new String(note, 0, end, StandardCharsets.UTF_8);
    }
}
