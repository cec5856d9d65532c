package org.kenes.ledger.note;

import org.kenes.ledger.MalformedException;

/// What a key of a signed note is for; the code is the first byte of its encoded form.
public enum KeyType {
    /// Ed25519 over the text of the note: logs, acknowledgements, slips.
    ED25519(1, 32, 64),
    /// Ed25519 over a time and the checkpoint: witnesses.
    COSIGNATURE(4, 32, 8 + 64),
    /// ML-DSA-44 over a time and the checkpoint: witnesses that plan for the long run. Verified
    /// here, not made.
    COSIGNATURE_ML_DSA_44(6, 1312, 8 + 2420);

    final int code;
    final int keyLength;
    final int signatureLength;

    KeyType(int code, int keyLength, int signatureLength) {
        this.code = code;
        this.keyLength = keyLength;
        this.signatureLength = signatureLength;
    }

    static KeyType of(int code) {
        for (KeyType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new MalformedException("unknown key type " + code);
    }

    public boolean isCosignature() {
        return this != ED25519;
    }
}
