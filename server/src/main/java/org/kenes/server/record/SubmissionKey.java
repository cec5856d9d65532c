package org.kenes.server.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What makes a submission the same submission when it arrives twice: the form's idempotency key,
/// or for field data the instance and its part.
///
/// @param scope which kind of form, for example `dialogue/opinion`
public record SubmissionKey(String scope, String key) {
    public SubmissionKey {
        if (scope.contains("\n") || key.isEmpty()) {
            throw new IllegalArgumentException("a submission key needs a one-line scope and a key");
        }
    }

    /// The key under which the entry of a release is recorded.
    public static SubmissionKey release(long number) {
        return new SubmissionKey("release/release", Long.toString(number));
    }

    /// The identity of the entry inside the server: SHA-256(scope, newline, key).
    public byte[] dedup() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((scope + "\n" + key).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
