package org.kenes.lawtext.imported;

/// The ledger of an import: where every letter and digit of the input went (code points of the
/// general categories L and N, after NFC). `total` is counted on the input, the others on the
/// result; they must agree, or words were lost or invented.
public record Chars(
        long total,
        long text,
        long heading,
        long label,
        long note,
        long meta,
        long markup,
        long skipped) {
    public boolean balanced() {
        return total == text + heading + label + note + meta + markup + skipped;
    }
}
