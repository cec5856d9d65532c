package org.kenes.ledger.receipt;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.entry.Commitment;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.entry.Compartments;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.strict.Members;
import org.kenes.ledger.tree.Hash;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What opens a sealed entry, kept apart from its receipt: whoever sees it sees what was said.
/// Parts may stay closed by giving their digest only.
///
/// @param entry the 35 bytes
/// @param parts opened compartments; may be empty
/// @param secret from which everything can be made again, if the author kept it
@SuppressWarnings("ArrayRecordComponent")
public record Opening(
        byte[] entry, Map<Compartment, Compartments.Part> parts, byte @Nullable [] secret) {

    /// Everything about an entry.
    public static Opening of(int kind, Compartments all, byte @Nullable [] secret) {
        Map<Compartment, Compartments.Part> parts = new EnumMap<>(Compartment.class);
        for (Compartment compartment : Compartment.values()) {
            parts.put(compartment, all.part(compartment));
        }
        return new Opening(all.commitment().entry(kind).bytes(), parts, secret);
    }

    /// Parses and verifies in one: an opening that does not open cannot be had.
    ///
    /// @throws MalformedException if it is not an opening file
    /// @throws VerificationException if the parts are not what the entry commits to
    public static Opening parse(byte[] json) {
        Members file = new Members(CanonicalJson.lenient(json));
        file.only(List.of("v", "entry", "parts", "secret"));
        if (file.number("v") != 1) {
            throw new MalformedException("unknown version of an opening file");
        }
        byte[] entry = Hex.decode(file.text("entry"));
        if (!(LogEntry.parse(entry) instanceof LogEntry.Sealed sealed)) {
            throw new MalformedException("only a sealed entry has an opening");
        }
        byte[] secret = file.has("secret") ? file.hex("secret", SecretText.LENGTH) : null;
        Members given = file.object("parts");
        Map<Compartment, Compartments.Part> parts = new EnumMap<>(Compartment.class);
        Hash coded = digest(given, Compartment.CODED, parts);
        Hash rest;
        if (given.has("rest")) {
            given.only(List.of("coded", "rest"));
            rest = closed(given.object("rest"));
        } else {
            given.only(List.of("coded", "text", "prov", "ctl"));
            Hash text = digest(given, Compartment.TEXT, parts);
            Hash prov = digest(given, Compartment.PROV, parts);
            rest = new Commitment(coded, text, prov, digest(given, Compartment.CTL, parts)).rest();
        }
        if (!Commitment.node(coded, rest).equals(sealed.commitment())) {
            throw new VerificationException("the parts do not open the entry");
        }
        if (secret != null) {
            checkSalts(secret, parts);
        }
        return new Opening(entry, parts, secret);
    }

    private static Hash digest(
            Members given, Compartment compartment, Map<Compartment, Compartments.Part> parts) {
        Members part = given.object(compartment.code());
        if (part.has("digest")) {
            return closed(part);
        }
        part.only(List.of("salt", "value"));
        Compartments.Part opened =
                new Compartments.Part(
                        part.hex("salt", Compartment.SALT), Commitment.utf8(part.text("value")));
        parts.put(compartment, opened);
        return compartment.digest(opened.salt(), opened.value());
    }

    private static Hash closed(Members part) {
        part.only(List.of("digest"));
        return Hash.of(part.hex("digest", Hash.LENGTH));
    }

    private static void checkSalts(byte[] secret, Map<Compartment, Compartments.Part> parts) {
        parts.forEach((compartment, part) -> {
            if (!java.util.Arrays.equals(part.salt(), Compartments.salt(secret, compartment))) {
                throw new VerificationException(
                        "the secret does not make the salt of " + compartment.code());
            }
        });
    }

    /// The opening file of a full opening.
    public byte[] json() {
        Map<String, Object> shown = new TreeMap<>();
        for (Compartment compartment : Compartment.values()) {
            Compartments.Part part = parts.get(compartment);
            if (part == null) {
                throw new IllegalStateException("only a full opening can be written");
            }
            shown.put(
                    compartment.code(),
                    Map.of("salt", Hex.encode(part.salt()), "value", part.text()));
        }
        Map<String, Object> file = new TreeMap<>();
        file.put("v", 1L);
        file.put("entry", Hex.encode(entry));
        file.put("parts", shown);
        if (secret != null) {
            file.put("secret", Hex.encode(secret));
        }
        return Receipt.line(CanonicalJson.write(file));
    }
}
