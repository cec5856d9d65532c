package org.kenes.ledger.store;

import org.kenes.ledger.HaltException;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.strict.Decimal;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.strict.Lines;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Entries that have been given their places, before any tile of them is written.
record Batch(long first, List<byte[]> entries) {
    private static final String FORMAT = "kenes/batch/v1";

    byte[] bytes() {
        StringBuilder text = new StringBuilder(FORMAT).append('\n').append(first).append('\n');
        for (byte[] entry : entries) {
            text.append(Hex.encode(entry)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static Batch parse(byte[] bytes) {
        try {
            List<String> lines = Lines.of(new String(bytes, StandardCharsets.US_ASCII));
            if (lines.size() < 2 || !lines.getFirst().equals(FORMAT)) {
                throw new MalformedException("not a batch");
            }
            List<byte[]> entries = new ArrayList<>();
            lines.subList(2, lines.size()).forEach(line -> entries.add(Hex.decode(line)));
            return new Batch(Decimal.parse(lines.get(1)), entries);
        } catch (MalformedException e) {
            throw new HaltException("the state is damaged: batch: " + e.getMessage(), e);
        }
    }
}
