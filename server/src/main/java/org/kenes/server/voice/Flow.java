package org.kenes.server.voice;

import org.kenes.ledger.tree.Hash;
import org.kenes.server.account.Tokens;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.setup.Randomness;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// One visit to the identity service, as the browser's own cookie keeps it: what must come back
/// (`state`, `nonce`), what proves that it is the same browser (PKCE, RFC 7636), and the language
/// to go on in. A foreign page can neither read nor set it.
record Flow(String state, String nonce, String verifier, Lang lang) {
    static Flow begin(Randomness randomness, Lang lang) {
        return new Flow(
                Tokens.draw(randomness), Tokens.draw(randomness), Tokens.draw(randomness), lang);
    }

    static Optional<Flow> parse(String cookie) {
        String[] parts = cookie.split("\\.", -1);
        return parts.length == 4
                ? Lang.of(parts[3]).map(lang -> new Flow(parts[0], parts[1], parts[2], lang))
                : Optional.empty();
    }

    String cookie() {
        return String.join(".", state, nonce, verifier, lang.code());
    }

    String challenge() {
        byte[] hash = Hash.sha256(verifier.getBytes(StandardCharsets.US_ASCII)).bytes();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
