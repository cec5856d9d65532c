package org.kenes.ledger.entry;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.note.Ed25519;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.strict.Members;
import org.kenes.ledger.strict.StrictBase64;
import org.kenes.ledger.tree.Hash;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What shows that a withdrawal comes from the author: the opened ctl compartment, the digests of
/// the other three, and a signature by the ctl key. It names the entry by its leaf hash, so that it
/// can be signed before the entry has an index.
@SuppressWarnings("ArrayRecordComponent")
public record WithdrawalProof(
        String ctl, byte[] ctlSalt, Hash coded, Hash text, Hash prov, byte[] signature) {

    /// Signs with the key that the author's secret makes.
    public static WithdrawalProof sign(
            byte[] secret, Compartments opened, String origin, Hash leaf, Scope scope) {
        Commitment digests = opened.commitment();
        Compartments.Part ctl = opened.part(Compartment.CTL);
        byte[] signature = Compartments.ctlKey(secret).raw(message(origin, leaf, scope));
        return new WithdrawalProof(
                ctl.text(), ctl.salt(), digests.coded(), digests.text(), digests.prov(), signature);
    }

    /// The bytes that are signed.
    public static byte[] message(String origin, Hash leaf, Scope scope) {
        return ("kenes/withdraw/v1\n" + origin + "\n" + leaf + "\n" + scope.code() + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    public static WithdrawalProof of(Members members) {
        return new WithdrawalProof(
                members.text("ctl"),
                members.hex("ctl_salt", Compartment.SALT),
                Hash.of(members.hex("d_coded", Hash.LENGTH)),
                Hash.of(members.hex("d_text", Hash.LENGTH)),
                Hash.of(members.hex("d_prov", Hash.LENGTH)),
                StrictBase64.decode(members.text("sig"), Ed25519.SIGNATURE, "member \"sig\""));
    }

    void into(Map<String, Object> members) {
        members.put("ctl", ctl);
        members.put("ctl_salt", Hex.encode(ctlSalt));
        members.put("d_coded", coded.hex());
        members.put("d_text", text.hex());
        members.put("d_prov", prov.hex());
        members.put("sig", StrictBase64.encode(signature));
    }

    public boolean opens(Hash commitment) {
        Hash ctlDigest = Compartment.CTL.digest(ctlSalt, ctl);
        return new Commitment(coded, text, prov, ctlDigest).value().equals(commitment);
    }

    public boolean isSigned(String origin, Hash leaf, Scope scope) {
        byte[] key;
        try {
            key = StrictBase64.decode(ctl, Ed25519.KEY, "ctl key");
        } catch (MalformedException e) {
            return false;
        }
        return Ed25519.verify(key, message(origin, leaf, scope), signature, 0);
    }
}
