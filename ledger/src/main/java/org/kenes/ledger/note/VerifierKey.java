package org.kenes.ledger.note;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.strict.Shown;
import org.kenes.ledger.strict.StrictBase64;
import org.kenes.ledger.tree.Hash;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A public key with the name it signs under: `<name>+<8 hex>+<base64(type ‖ key)>` (C2SP
/// signed-note). Trust in such a line must come from elsewhere than the log itself.
public final class VerifierKey {
    private final String name;
    private final KeyType type;
    private final byte[] key;
    private final int id;

    VerifierKey(String name, KeyType type, byte[] key) {
        checkName(name);
        if (key.length != type.keyLength) {
            throw new MalformedException(
                    "a key of type "
                            + type.code
                            + " has "
                            + type.keyLength
                            + " bytes, not "
                            + key.length);
        }
        if (type != KeyType.COSIGNATURE_ML_DSA_44 && !Ed25519.isKey(key)) {
            throw new MalformedException("not a point of the curve: key of " + Shown.of(name));
        }
        this.name = name;
        this.type = type;
        this.key = key.clone();
        this.id = id(name, type, key);
    }

    /// @throws MalformedException for everything but the one spelling [#toString] gives
    public static VerifierKey parse(String vkey) {
        int first = vkey.indexOf('+');
        int second = first < 0 ? -1 : vkey.indexOf('+', first + 1);
        if (second < 0) {
            throw new MalformedException("not a verifier key: \"" + Shown.of(vkey) + "\"");
        }
        String name = vkey.substring(0, first);
        byte[] typed = StrictBase64.decode(vkey.substring(second + 1));
        if (typed.length == 0) {
            throw new MalformedException("verifier key without a type: \"" + Shown.of(vkey) + "\"");
        }
        VerifierKey parsed =
                new VerifierKey(
                        name,
                        KeyType.of(typed[0] & 0xff),
                        Arrays.copyOfRange(typed, 1, typed.length));
        if (!parsed.toString().equals(vkey)) {
            throw new MalformedException("key id does not fit the key: \"" + Shown.of(vkey) + "\"");
        }
        return parsed;
    }

    /// Name rule of signed notes: not empty, no Unicode space, no `+`, no control character.
    static void checkName(String name) {
        if (name.isEmpty()) {
            throw new MalformedException("empty key name");
        }
        name.codePoints()
                .forEach(c -> {
                    if (c == '+' || isControl(c) || Character.isSpaceChar(c) || c == 0xfffd) {
                        throw new MalformedException("not a key name: \"" + Shown.of(name) + "\"");
                    }
                });
    }

    private static boolean isControl(int c) {
        return c < 0x20 || c == 0x7f || c == 0x85;
    }

    private static int id(String name, KeyType type, byte[] key) {
        Hash hash =
                Hash.sha256(
                        name.getBytes(StandardCharsets.UTF_8),
                        new byte[] {'\n', (byte) type.code},
                        key);
        return ByteBuffer.wrap(hash.bytes()).getInt();
    }

    public String name() {
        return name;
    }

    public KeyType type() {
        return type;
    }

    public int id() {
        return id;
    }

    public byte[] key() {
        return key.clone();
    }

    /// Same key material, whatever the name: two such witnesses are one.
    public boolean sameMaterial(VerifierKey other) {
        return Arrays.equals(key, other.key);
    }

    /// Verifies a plain Ed25519 signature over a message; for notes use [SignedNote].
    ///
    /// @throws IllegalStateException for a cosignature key: those sign checkpoints only
    boolean verifies(byte[] message, byte[] signature) {
        if (type != KeyType.ED25519) {
            throw new IllegalStateException(name + " is a cosignature key");
        }
        return signature.length == Ed25519.SIGNATURE && Ed25519.verify(key, message, signature, 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        byte[] typed = new byte[1 + key.length];
        typed[0] = (byte) type.code;
        System.arraycopy(key, 0, typed, 1, key.length);
        return name + "+" + Hex.encode(idBytes(id)) + "+" + StrictBase64.encode(typed);
    }

    static byte[] idBytes(int id) {
        return ByteBuffer.allocate(4).putInt(id).array();
    }
}
