package org.kenes.server.text;

import org.kenes.ledger.tree.Hash;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// What a provision says in all its languages, as fingerprints.
///
/// @param wid identity over versions; empty for the whole text
/// @param eid place in this version; empty for the whole text
/// @param hashes language → textHash
public record Wording(String wid, String eid, Map<String, String> hashes) {

    /// One fingerprint over all languages: equal iff nothing of the wording changed in any.
    public String together() {
        var all = new StringBuilder();
        new TreeMap<>(hashes).forEach((lang, hash) -> all.append(lang + " " + hash + "\n"));
        return Hash.sha256(all.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }
}
