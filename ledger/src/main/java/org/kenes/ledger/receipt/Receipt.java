package org.kenes.ledger.receipt;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.account.DispositionTree;
import org.kenes.ledger.entry.Disposition;
import org.kenes.ledger.entry.LedgerRecord;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.strict.Members;
import org.kenes.ledger.tile.TlogProof;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.tree.Merkle;
import org.kenes.ledger.witness.Policy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a person keeps: the promise, the proof that it was kept, and after a release what became of
/// the contribution. It shows nothing about what was said. `<name>.kenes-receipt.json`.
public record Receipt(
        @Nullable SignedNote ack,
        @Nullable TlogProof proof,
        @Nullable Proven disposition,
        @Nullable Proven release) {

    /// An entry of some log and its proof.
    @SuppressWarnings("ArrayRecordComponent")
    public record Proven(byte[] entry, TlogProof proof) {
        static Proven of(Members members) {
            members.only(List.of("entry", "proof"));
            return new Proven(
                    Hex.decode(members.text("entry")), TlogProof.parse(members.text("proof")));
        }

        Map<String, Object> members() {
            return Map.of("entry", Hex.encode(entry), "proof", proof.toString());
        }
    }

    public Receipt {
        if (ack == null && proof == null) {
            throw new MalformedException("a receipt has an acknowledgement or a proof");
        }
        if ((disposition == null) != (release == null)) {
            throw new MalformedException("disposition and release come together");
        }
        if (disposition != null && proof == null) {
            throw new MalformedException("a disposition needs the proof of its entry");
        }
    }

    /// A receipt file, in any spelling of JSON.
    ///
    /// @throws MalformedException if a member is missing, unknown or of the wrong form
    public static Receipt parse(byte[] json) {
        Members file = new Members(CanonicalJson.lenient(json));
        file.only(List.of("v", "ack", "proof", "disposition", "release"));
        if (file.number("v") != 1) {
            throw new MalformedException("unknown version of a receipt");
        }
        return new Receipt(
                file.has("ack") ? SignedNote.parse(file.text("ack")) : null,
                file.has("proof") ? TlogProof.parse(file.text("proof")) : null,
                file.has("disposition") ? Proven.of(file.object("disposition")) : null,
                file.has("release") ? Proven.of(file.object("release")) : null);
    }

    public byte[] json() {
        Map<String, Object> file = new TreeMap<>();
        file.put("v", 1L);
        if (ack != null) {
            file.put("ack", ack.toString());
        }
        if (proof != null) {
            file.put("proof", proof.toString());
        }
        if (disposition != null && release != null) {
            file.put("disposition", disposition.members());
            file.put("release", release.members());
        }
        return line(CanonicalJson.write(file));
    }

    /// A file of ours is canonical JSON and one newline.
    static byte[] line(byte[] json) {
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    /// Whom to trust when verifying.
    ///
    /// @param ack key of acknowledgements, or null to leave them unverified and unreported
    /// @param policy known witnesses and the quorum
    public record Trust(VerifierKey log, String origin, @Nullable VerifierKey ack, Policy policy) {}

    /// What a verified receipt shows; what it does not show is null.
    public record Shown(
            @Nullable Acknowledgement acknowledged,
            @Nullable Included included,
            @Nullable Disposition disposition,
            @Nullable Long release) {}

    /// @param entry the entry that was included
    @SuppressWarnings("ArrayRecordComponent")
    public record Included(byte[] entry, long index, SignedCheckpoint checkpoint) {}

    /// @param known the entry, if the proof does not carry it
    /// @throws VerificationException unless everything in the receipt holds and agrees
    public Shown verify(Trust trust, byte @Nullable [] known) {
        Acknowledgement acknowledged = acknowledged(trust);
        if (proof == null) {
            return new Shown(acknowledged, null, null, null);
        }
        byte[] entry = entry(proof, known);
        SignedCheckpoint signed = included(proof, entry, trust);
        if (acknowledged != null && !acknowledged.leaf().equals(Merkle.leaf(entry))) {
            throw new VerificationException("the acknowledgement is of another entry");
        }
        Included included = new Included(entry, proof.index(), signed);
        if (disposition == null || release == null) {
            return new Shown(acknowledged, included, null, null);
        }
        LedgerRecord.ReleaseMade made = release(release, trust);
        return new Shown(
                acknowledged,
                included,
                disposition(disposition, proof.index(), made, trust),
                made.release());
    }

    private @Nullable Acknowledgement acknowledged(Trust trust) {
        if (ack == null || trust.ack() == null) {
            return null;
        }
        Acknowledgement acknowledged = Acknowledgement.open(ack, trust.ack());
        if (!acknowledged.origin().equals(trust.origin())) {
            throw new VerificationException("the acknowledgement is of another log");
        }
        return acknowledged;
    }

    private static byte[] entry(TlogProof proof, byte @Nullable [] known) {
        byte[] entry = known != null ? known : proof.extra();
        if (entry == null) {
            throw new VerificationException("the proof does not carry its entry: give it");
        }
        return entry;
    }

    private static SignedCheckpoint included(TlogProof proof, byte[] entry, Trust trust) {
        SignedCheckpoint signed =
                proof.verify(entry, trust.log(), trust.origin(), trust.policy().witnessKeys());
        if (!trust.policy().isSatisfiedBy(signed)) {
            throw new VerificationException(
                    "quorum not reached: " + signed.cosignatures().size() + " known cosignatures");
        }
        return signed;
    }

    private static LedgerRecord.ReleaseMade release(Proven release, Trust trust) {
        included(release.proof(), release.entry(), trust);
        try {
            if (LogEntry.parse(release.entry()) instanceof LogEntry.Public act && act.kind() == 3) {
                return LedgerRecord.ReleaseMade.of(new Members(act.members()));
            }
        } catch (MalformedException e) {
            throw new VerificationException("release entry: " + e.getMessage(), e);
        }
        throw new VerificationException("the release entry is none");
    }

    private static Disposition disposition(
            Proven disposition, long index, LedgerRecord.ReleaseMade made, Trust trust) {
        if (disposition.proof().index() != index) {
            throw new VerificationException("the disposition is of another entry");
        }
        SignedCheckpoint tree =
                disposition
                        .proof()
                        .verify(
                                disposition.entry(),
                                trust.log(),
                                DispositionTree.origin(trust.origin(), made.release()),
                                List.of());
        if (!tree.head().equals(new Head(made.head().size(), made.dispositions()))) {
            throw new VerificationException(
                    "the disposition tree is not that of the release entry");
        }
        try {
            return Disposition.parse(disposition.entry());
        } catch (MalformedException e) {
            throw new VerificationException(String.valueOf(e.getMessage()), e);
        }
    }
}
