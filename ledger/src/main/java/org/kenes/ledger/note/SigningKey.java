package org.kenes.ledger.note;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.strict.StrictBase64;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/// An Ed25519 private key with its name: `PRIVATE+KEY+<name>+<8 hex>+<base64(type ‖ seed)>`, one
/// line in a file that only its owner may read. A key has one purpose.
public final class SigningKey {
    private static final String PREFIX = "PRIVATE+KEY+";

    private final byte[] seed;
    private final byte[] key;
    private final VerifierKey verifier;

    private SigningKey(String name, KeyType type, byte[] seed) {
        if (type == KeyType.COSIGNATURE_ML_DSA_44) {
            throw new MalformedException("ML-DSA keys cannot sign here");
        }
        if (seed.length != Ed25519.KEY) {
            throw new MalformedException("a seed has 32 bytes, not " + seed.length);
        }
        this.seed = seed.clone();
        this.key = Ed25519.publicKey(seed);
        this.verifier = new VerifierKey(name, type, key);
    }

    /// @param seed 32 random bytes; whoever has them is the signer
    public static SigningKey ofSeed(String name, KeyType type, byte[] seed) {
        return new SigningKey(name, type, seed);
    }

    /// @throws MalformedException for everything but the one spelling of a key; the message never
    ///   shows it
    public static SigningKey parse(String line) {
        try {
            int plus = line.startsWith(PREFIX) ? line.indexOf('+', PREFIX.length()) : -1;
            int second = plus < 0 ? -1 : line.indexOf('+', plus + 1);
            if (second > 0) {
                byte[] typed = StrictBase64.decode(line.substring(second + 1), 33, "key");
                SigningKey key =
                        new SigningKey(
                                line.substring(PREFIX.length(), plus),
                                KeyType.of(typed[0] & 0xff),
                                Arrays.copyOfRange(typed, 1, typed.length));
                if (key.line().equals(line)) {
                    return key;
                }
            }
        } catch (MalformedException ignored) {
            // The message below, without a cause, so that no part of a key reaches a log file.
        }
        throw new MalformedException("not a private key line PRIVATE+KEY+<name>+<id>+<base64>");
    }

    public static SigningKey read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return parse(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    }

    /// Writes a new file with mode 0600.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException rather than replace a key
    public void write(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.writeString(file, line() + "\n", StandardOpenOption.WRITE);
    }

    /// The line of the key file. Secret.
    public String line() {
        byte[] typed = new byte[1 + seed.length];
        typed[0] = (byte) verifier.type().code;
        System.arraycopy(seed, 0, typed, 1, seed.length);
        return PREFIX
                + verifier.name()
                + "+"
                + Hex.encode(VerifierKey.idBytes(verifier.id()))
                + "+"
                + StrictBase64.encode(typed);
    }

    public VerifierKey verifier() {
        return verifier;
    }

    public String name() {
        return verifier.name();
    }

    /// Signs the text of a note (type 01). Deterministic: the same text gives the same line.
    public NoteSignature sign(String text) {
        if (verifier.type() != KeyType.ED25519) {
            throw new IllegalStateException(name() + " cosigns checkpoints; use cosign");
        }
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        return new NoteSignature(name(), verifier.id(), raw(message));
    }

    /// Cosigns a checkpoint as a witness (type 04).
    ///
    /// @param time Unix seconds
    public NoteSignature cosign(Checkpoint checkpoint, long time) {
        return Cosignature.make(this, checkpoint, time);
    }

    public byte[] raw(byte[] message) {
        return Ed25519.sign(seed, key, message);
    }

    /// Shows the public half only.
    @Override
    public String toString() {
        return "private half of " + verifier;
    }
}
