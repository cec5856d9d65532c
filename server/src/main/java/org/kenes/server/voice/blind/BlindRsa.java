package org.kenes.server.voice.blind;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;

import javax.crypto.Cipher;

/// The office's half of RFC 9474, variant RSABSSA-SHA384-PSS-Randomized: signing what it cannot
/// read, and checking what comes back. All byte strings have the length of the modulus.
public final class BlindRsa {
    /// Random bytes before the message (RFC 9474, 4.1).
    public static final int PREFIX = 32;

    private static final int SALT = 48;
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, SALT, 1);

    private BlindRsa() {}

    /// BlindSign (4.3).
    ///
    /// @throws IllegalArgumentException if this is not a number below the modulus
    public static byte[] sign(RSAPrivateCrtKey key, byte[] blinded) {
        BigInteger message = new BigInteger(1, blinded);
        if (blinded.length != length(key.getModulus())
                || message.signum() == 0
                || message.compareTo(key.getModulus()) >= 0) {
            throw new IllegalArgumentException("not a blinded message of this key");
        }
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/NoPadding");
            rsa.init(Cipher.DECRYPT_MODE, key);
            byte[] signed = rsa.doFinal(blinded);
            // A fault in one half of the computation would give the key away.
            BigInteger again =
                    new BigInteger(1, signed).modPow(key.getPublicExponent(), key.getModulus());
            if (!again.equals(message)) {
                throw new IllegalStateException("this machine computes wrongly");
            }
            return signed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /// Whether the unblinded signature is one over the prepared message: prefix, then message.
    public static boolean verifies(RSAPublicKey key, byte[] prepared, byte[] signature) {
        if (signature.length != length(key.getModulus())) {
            return false;
        }
        try {
            Signature pss = Signature.getInstance("RSASSA-PSS");
            pss.setParameter(PSS);
            pss.initVerify(key);
            pss.update(prepared);
            return pss.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// A number as the modulus is long.
    public static byte[] bytes(BigInteger number, BigInteger modulus) {
        byte[] bytes = number.toByteArray();
        int length = length(modulus);
        byte[] all = new byte[length];
        int from = Math.max(0, bytes.length - length);
        byte[] kept = Arrays.copyOfRange(bytes, from, bytes.length);
        System.arraycopy(kept, 0, all, length - kept.length, kept.length);
        return all;
    }

    private static int length(BigInteger modulus) {
        return (modulus.bitLength() + 7) / 8;
    }
}
