package org.kenes.server.text;

import org.kenes.ledger.tree.Hash;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What a provision says in all its languages, as fingerprints.
///
/// @param wid identity over versions; empty for the whole text
/// @param eid place in this version; empty for the whole text
/// @param hashes language → textHash
/// @param headings language → heading in normal form, of those that have one
public record Wording(
        String wid, String eid, Map<String, String> hashes, Map<String, String> headings) {

    /// One fingerprint over all languages: equal iff nothing of the wording changed in any.
    public String together() {
        var all = new StringBuilder();
        new TreeMap<>(hashes).forEach((lang, hash) -> all.append(lang + " " + hash + "\n"));
        new TreeMap<>(headings)
                .forEach((lang, heading) -> all.append(lang + "= " + heading + "\n"));
        return Hash.sha256(all.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }

    /// Whether somebody who read this in that language would read the same there.
    public boolean sameIn(String language, Wording other) {
        return hashes.containsKey(language)
                && Objects.equals(hashes.get(language), other.hashes.get(language))
                && Objects.equals(headings.get(language), other.headings.get(language));
    }
}
