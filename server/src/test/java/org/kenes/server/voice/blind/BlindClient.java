package org.kenes.server.voice.blind;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/// The browser's half of RFC 9474, as `static/blind.js` does it, for tests.
public final class BlindClient {
    private static final int HASH = 48;

    private final RSAPublicKey key;
    private final BigInteger inverse;
    private final byte[] blinded;

    /// @param prepared prefix and message
    /// @param salt 48 bytes
    /// @param inverse of the blinding factor
    public BlindClient(RSAPublicKey key, byte[] prepared, byte[] salt, BigInteger inverse) {
        this.key = key;
        this.inverse = inverse;
        BigInteger n = key.getModulus();
        BigInteger factor = inverse.modInverse(n);
        BigInteger encoded = new BigInteger(1, encode(prepared, salt, n.bitLength() - 1));
        this.blinded =
                BlindRsa.bytes(
                        encoded.multiply(factor.modPow(key.getPublicExponent(), n)).mod(n), n);
    }

    public byte[] blinded() {
        return blinded.clone();
    }

    /// The signature over the prepared message.
    public byte[] unblind(byte[] blindSignature) {
        BigInteger n = key.getModulus();
        return BlindRsa.bytes(new BigInteger(1, blindSignature).multiply(inverse).mod(n), n);
    }

    /// EMSA-PSS-ENCODE of RFC 8017, 9.1.1.
    private static byte[] encode(byte[] message, byte[] salt, int bits) {
        int length = (bits + 7) / 8;
        byte[] hash = sha384(new byte[8], sha384(message), salt);
        byte[] plain = new byte[length - HASH - 1];
        plain[plain.length - salt.length - 1] = 1;
        System.arraycopy(salt, 0, plain, plain.length - salt.length, salt.length);
        byte[] mask = mask(hash, plain.length);
        byte[] all = Arrays.copyOf(plain, length);
        for (int i = 0; i < plain.length; i++) {
            all[i] = (byte) (plain[i] ^ mask[i]);
        }
        all[0] &= (byte) (0xff >>> (8 * length - bits));
        System.arraycopy(hash, 0, all, plain.length, HASH);
        all[length - 1] = (byte) 0xbc;
        return all;
    }

    private static byte[] mask(byte[] seed, int length) {
        byte[] mask = new byte[length];
        for (int block = 0; block * HASH < length; block++) {
            byte[] counter = {0, 0, (byte) (block >>> 8), (byte) block};
            byte[] hash = sha384(seed, counter);
            System.arraycopy(hash, 0, mask, block * HASH, Math.min(HASH, length - block * HASH));
        }
        return mask;
    }

    private static byte[] sha384(byte[]... parts) {
        Digest digest = new SHA384Digest();
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] hash = new byte[HASH];
        digest.doFinal(hash, 0);
        return hash;
    }
}
