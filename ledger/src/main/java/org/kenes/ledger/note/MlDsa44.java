package org.kenes.ledger.note;

import org.kenes.ledger.strict.Hex;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;

/// FIPS 204 ML-DSA-44 with an empty context, verified by the JDK.
final class MlDsa44 {
    /// SubjectPublicKeyInfo before the raw key of 1,312 bytes.
    private static final byte[] SPKI = Hex.decode("30820532300b06096086480165030403110382052100");

    private MlDsa44() {}

    static boolean verify(byte[] key, byte[] message, byte[] signature, int offset) {
        byte[] encoded = new byte[SPKI.length + key.length];
        System.arraycopy(SPKI, 0, encoded, 0, SPKI.length);
        System.arraycopy(key, 0, encoded, SPKI.length, key.length);
        try {
            Signature verifier = Signature.getInstance("ML-DSA-44");
            verifier.initVerify(
                    KeyFactory.getInstance("ML-DSA-44")
                            .generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(message);
            return verifier.verify(signature, offset, signature.length - offset);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ML-DSA-44 needs JDK 24 or later", e);
        }
    }
}
