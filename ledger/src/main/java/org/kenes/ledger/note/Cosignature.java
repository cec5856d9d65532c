package org.kenes.ledger.note;

import org.kenes.ledger.VerificationException;
import org.kenes.ledger.strict.Shown;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// That a witness saw a checkpoint as a continuation of everything it saw before (C2SP
/// tlog-cosignature).
///
/// @param time Unix seconds by the witness's clock
public record Cosignature(VerifierKey witness, long time) {

    static NoteSignature make(SigningKey key, Checkpoint checkpoint, long time) {
        if (key.verifier().type() != KeyType.COSIGNATURE || time < 0) {
            throw new IllegalStateException(key.name() + " cannot cosign at " + time);
        }
        byte[] signature = key.raw(ed25519Message(checkpoint.body(), time));
        byte[] timed =
                ByteBuffer.allocate(8 + signature.length).putLong(time).put(signature).array();
        return new NoteSignature(key.name(), key.verifier().id(), timed);
    }

    /// @throws VerificationException if the line is by this witness and wrong
    public static Cosignature verify(
            NoteSignature line, VerifierKey witness, Checkpoint checkpoint) {
        byte[] timed = line.signature();
        if (timed.length != witness.type().signatureLength) {
            throw new VerificationException("wrong cosignature length of " + witness.name());
        }
        long time = ByteBuffer.wrap(timed).getLong();
        boolean good =
                time >= 0
                        && switch (witness.type()) {
                            case ED25519 ->
                                    throw new IllegalStateException(
                                            witness.name() + " is not a witness key");
                            case COSIGNATURE ->
                                    Ed25519.verify(
                                            witness.key(),
                                            ed25519Message(checkpoint.body(), time),
                                            timed,
                                            8);
                            case COSIGNATURE_ML_DSA_44 ->
                                    MlDsa44.verify(
                                            witness.key(),
                                            subtreeMessage(witness.name(), checkpoint, time),
                                            timed,
                                            8);
                        };
        if (!good) {
            throw new VerificationException("wrong cosignature of " + witness.name());
        }
        return new Cosignature(witness, time);
    }

    private static byte[] ed25519Message(String body, long time) {
        return ("cosignature/v1\ntime " + time + "\n" + body).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] subtreeMessage(String witness, Checkpoint checkpoint, long time) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII));
        counted(witness, out);
        out.writeBytes(ByteBuffer.allocate(8).putLong(time).array());
        counted(checkpoint.origin(), out);
        out.writeBytes(ByteBuffer.allocate(16).putLong(0).putLong(checkpoint.size()).array());
        out.writeBytes(checkpoint.root().bytes());
        return out.toByteArray();
    }

    private static void counted(String name, ByteArrayOutputStream out) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 255) {
            throw new VerificationException("name longer than 255 bytes: " + Shown.of(name));
        }
        out.write(bytes.length);
        out.writeBytes(bytes);
    }
}
