package org.kenes.lawtext.norm;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Provision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The fingerprint of a wording: SHA-256 of its normal form, lines joined by U+000A.
///
/// Labels, the unit's own heading, ids and notes are not in it: renumbering alone does not change
/// it. Two wordings are the same, and an opinion on one counts for the other, iff these are equal.
public final class TextHash {
    private TextHash() {}

    /// @return lower-case hex SHA-256
    public static String of(Provision provision, NormalForm norm) {
        return sha256(String.join("\n", norm.lines(provision)));
    }

    /// The fingerprint of a whole text, headings included.
    public static String whole(Expression expression) {
        List<String> lines = new ArrayList<>();
        NormalForm.of(expression).addAll(expression.roots(), lines);
        return sha256(String.join("\n", lines));
    }

    /// @return lower-case hex SHA-256 of a normal form
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /// @return lower-case hex SHA-256 of the bytes as they are
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
