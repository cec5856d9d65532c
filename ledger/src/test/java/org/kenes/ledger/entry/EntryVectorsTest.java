package org.kenes.ledger.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.Vectors;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.receipt.SecretText;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Merkle;
import org.kenes.testkit.SharedData;

import java.nio.charset.StandardCharsets;
import java.util.Map;

class EntryVectorsTest {
    private final Vectors vectors = Vectors.all();

    @Test
    void canonicalJsonHasOneSpelling() {
        for (String hex : vectors.at("canonical_json").at("accepted_hex").texts()) {
            byte[] json = Hex.decode(hex);
            assertThat(CanonicalJson.write(CanonicalJson.read(json))).isEqualTo(json);
        }
        for (String hex : vectors.at("canonical_json").at("rejected_hex").texts()) {
            byte[] json = Hex.decode(hex);
            assertThatThrownBy(() -> CanonicalJson.read(json))
                    .as(new String(json, StandardCharsets.UTF_8))
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void aRecordIsCommittedToAndOpened() {
        for (Vectors record : vectors.at("records").each()) {
            byte[] secret = record.hex("secret");
            Vectors parts = record.at("parts");
            String ctl = parts.at("ctl").text("value");
            Compartments made =
                    Compartments.of(
                            secret,
                            parts.at("coded").text("value"),
                            parts.at("text").text("value"),
                            parts.at("prov").text("value"),
                            ctl);
            for (Compartment compartment : Compartment.values()) {
                Vectors part = parts.at(compartment.code());
                assertThat(made.part(compartment).salt()).isEqualTo(part.hex("salt"));
                assertThat(compartment.digest(part.hex("salt"), part.text("value")).hex())
                        .isEqualTo(part.text("digest"));
            }
            Commitment commitment = made.commitment();
            assertThat(commitment.tail().hex()).isEqualTo(record.text("tail"));
            assertThat(commitment.rest().hex()).isEqualTo(record.text("rest"));
            assertThat(commitment.value().hex()).isEqualTo(record.text("commitment"));
            byte[] entry = commitment.entry((int) record.number("kind")).bytes();
            assertThat(entry).isEqualTo(record.hex("entry"));
            assertThat(Merkle.leaf(entry).base64()).isEqualTo(record.text("leaf_hash"));
            assertThat(LogEntry.parse(entry).bytes()).isEqualTo(entry);
            if (record.has("ctl_seed")) {
                assertThat(Compartments.ctlValue(secret)).isEqualTo(ctl);
                assertThat(
                                SigningKey.ofSeed("ctl", KeyType.ED25519, record.hex("ctl_seed"))
                                        .verifier())
                        .isEqualTo(Compartments.ctlKey(secret).verifier());
            }
        }
    }

    @Test
    void aSecretSurvivesBeingTyped() {
        Vectors vector = vectors.at("secret_text");
        assertThat(SecretText.encode(vector.hex("secret"))).isEqualTo(vector.text("text"));
        assertThat(SecretText.decode(vector.text("text"))).isEqualTo(vector.hex("secret"));
        assertThat(SecretText.decode(" " + vector.text("text").toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(vector.hex("secret"));
        assertThatThrownBy(() -> SecretText.decode(vector.text("text").replace("NFT3", "NFT4")))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void receiptCodesComeFromTheLeafAndForgiveTyping() {
        Vectors vector = vectors.at("receipt_code");
        assertThat(ReceiptCode.of(Hash.ofBase64(vector.text("leaf_hash"))))
                .hasToString(vector.text("code"));
        for (Map<String, String> row : SharedData.csv("experience/codes-from-leaf.csv")) {
            assertThat(ReceiptCode.of(Hash.ofHex(row.get("leaf_hash_hex"))))
                    .hasToString(row.get("code"));
        }
        for (Map<String, String> row : SharedData.csv("experience/codes-typed.csv")) {
            assertThat(ReceiptCode.typed(row.get("typed")).map(ReceiptCode::toString).orElse(""))
                    .as(row.get("why"))
                    .isEqualTo(row.get("expect"));
        }
    }
}
