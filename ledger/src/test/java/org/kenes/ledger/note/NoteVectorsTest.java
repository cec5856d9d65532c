package org.kenes.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.Vectors;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.strict.Decimal;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.tile.TlogProof;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.witness.Policy;
import org.kenes.testkit.SharedData;

import java.nio.charset.StandardCharsets;
import java.util.List;

class NoteVectorsTest {
    private final Vectors vectors = Vectors.all();
    private final Vectors malformed = vectors.at("malformed");
    private final VerifierKey log = VerifierKey.parse(vectors.at("log_key").text("vkey"));

    @Test
    void aKeyIsWrittenAndReadInOneSpelling() {
        Vectors key = vectors.at("log_key");
        SigningKey signing = SigningKey.parse(key.text("skey"));
        assertThat(signing.line()).isEqualTo(key.text("skey"));
        assertThat(signing.verifier()).hasToString(key.text("vkey"));
        assertThat(SigningKey.ofSeed(log.name(), KeyType.ED25519, key.hex("seed_hex")).verifier())
                .isEqualTo(log);
        assertThat(signing).hasToString("private half of " + log);
        for (Vectors witness : vectors.at("witness_keys").each()) {
            VerifierKey parsed = VerifierKey.parse(witness.text("vkey"));
            assertThat(parsed).hasToString(witness.text("vkey"));
            assertThat(
                            SigningKey.ofSeed(
                                            parsed.name(),
                                            KeyType.COSIGNATURE,
                                            witness.hex("seed_hex"))
                                    .verifier())
                    .isEqualTo(parsed);
        }
        assertThat(VerifierKey.parse(malformed.text("vkey_good")))
                .hasToString(malformed.text("vkey_good"));
        for (String bad : malformed.at("vkeys").texts()) {
            assertThatThrownBy(() -> VerifierKey.parse(bad))
                    .as(bad)
                    .isInstanceOf(MalformedException.class);
        }
        assertThatThrownBy(() -> SigningKey.parse(key.text("skey") + "\n"))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void checkpointsThatAreNoneAreRefused() {
        for (String body : malformed.at("checkpoint_bodies").texts()) {
            assertThatThrownBy(() -> Checkpoint.parse(body))
                    .as(body)
                    .isInstanceOf(MalformedException.class);
        }
        Checkpoint extended =
                Checkpoint.parse("o\n5\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nmore\n");
        assertThat(extended.extensions()).containsExactly("more");
        assertThat(extended.body()).endsWith("=\nmore\n");
    }

    @Test
    void notesThatAreNoneAreRefused() {
        byte[] good = malformed.text("note_good").getBytes(StandardCharsets.UTF_8);
        String origin = malformed.text("note_origin");
        SignedNote note = SignedNote.parse(good);
        assertThat(note.bytes()).isEqualTo(good);
        assertThat(SignedCheckpoint.open(note, log, origin, List.of()).size()).isEqualTo(5);
        for (String hex : malformed.at("notes_hex").texts()) {
            assertThatThrownBy(() ->
                            SignedCheckpoint.open(
                                    SignedNote.parse(Hex.decode(hex)), log, origin, List.of()))
                    .as(new String(Hex.decode(hex), StandardCharsets.UTF_8))
                    .isInstanceOfAny(MalformedException.class, VerificationException.class);
        }
        SignedNote.parse(malformed.text("note_good_spec"))
                .verify(
                        VerifierKey.parse(
                                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"));
    }

    @Test
    void anUnknownSignatureIsIgnoredAndAKnownWrongOneRejectsTheNote() {
        SignedNote note = SignedNote.parse(malformed.text("note_good"));
        byte[] wrong = note.signatures().getFirst().signature().clone();
        wrong[10] ^= 1;
        NoteSignature unknown = new NoteSignature("somebody", 7, wrong);
        NoteSignature known = new NoteSignature(log.name(), log.id(), wrong);
        note.with(unknown).verify(log);
        assertThatThrownBy(() -> note.with(known).verify(log))
                .isInstanceOf(VerificationException.class);
        SignedNote many = note;
        for (int i = 0; i < 20; i++) {
            many = many.with(unknown);
        }
        SignedNote.parse(many.bytes()).verify(log);
    }

    @Test
    void proofsThatAreNoneAreRefused() {
        for (String text : malformed.at("tlog_proofs").texts()) {
            assertThatThrownBy(() -> TlogProof.parse(text))
                    .as(text)
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void numbersHaveOneSpelling() {
        for (String size : malformed.at("sizes").texts()) {
            assertThatThrownBy(() -> Decimal.parse(size)).isInstanceOf(MalformedException.class);
        }
        assertThat(Decimal.parse("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(Decimal.parse("0")).isZero();
    }

    @Test
    void aPolicyCountsWhoCosigned() {
        Vectors vector = vectors.at("policy");
        Policy policy = Policy.parse(vector.text("text"));
        assertThat(policy.logs()).hasSize(1);
        assertThat(policy.witnesses()).hasSize(5);
        for (Vectors given : vector.at("cases").each()) {
            List<String> names = given.at("cosigned_by").texts();
            List<VerifierKey> cosigned =
                    policy.witnesses().stream()
                            .filter(w -> names.contains(w.name()))
                            .map(Policy.Party::key)
                            .toList();
            assertThat(policy.isSatisfiedBy(cosigned))
                    .as(given.toString())
                    .isEqualTo(given.truth("quorum"));
        }
        vector.at("accepted").texts().forEach(Policy::parse);
        for (String text : vector.at("rejected").texts()) {
            assertThatThrownBy(() -> Policy.parse(text))
                    .as(text)
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void aPostQuantumCosignatureIsVerified() {
        Vectors vector =
                Vectors.of(CanonicalJson.lenient(SharedData.bytes("ledger/mldsa-vector.json")));
        VerifierKey witness = VerifierKey.parse(vector.text("vkey"));
        Checkpoint checkpoint =
                new Checkpoint(
                        vector.text("origin"),
                        new Head(vector.number("size"), Hash.ofBase64(vector.text("root_b64"))));
        NoteSignature line = NoteSignature.parse(vector.text("signature_line"));
        assertThat(Cosignature.subtreeMessage(witness.name(), checkpoint, vector.number("time")))
                .isEqualTo(vector.hex("signed_message_hex"));
        assertThat(Cosignature.verify(line, witness, checkpoint).time())
                .isEqualTo(vector.number("time"));
        line.signature()[100] ^= 1;
        assertThatThrownBy(() -> Cosignature.verify(line, witness, checkpoint))
                .isInstanceOf(VerificationException.class);
    }
}
