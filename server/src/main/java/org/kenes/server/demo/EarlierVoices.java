package org.kenes.server.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.ledger.tree.Hash;
import org.kenes.opinion.Stance;
import org.kenes.server.dialogue.Opinions;
import org.kenes.server.dialogue.Statement;
import org.kenes.server.text.Text;

import java.util.ArrayList;
import java.util.List;

/// A few people who spoke while the sample's earlier draft was discussed. Article 8(1) has other
/// words since, article 5 the same, article 25 is gone: the demo shows what became of their
/// opinions.
final class EarlierVoices {
    private record Voice(String wid, Stance stance, String lang, String words) {}

    private static final List<Voice> VOICES =
            List.of(
                    new Voice("art_8__para_1", Stance.OPPOSE, "ru", "Тридцати литров мало."),
                    new Voice("art_8__para_1", Stance.OPPOSE, "kk", "Отыз литр аз."),
                    new Voice("art_5", Stance.SUPPORT, "kk", "Хабарландыруды түсіну керек."),
                    new Voice("art_5", Stance.SUPPORT, "en", "Everybody should understand it."),
                    new Voice("art_25", Stance.PARTLY, "ru", "Почему именно пять экспертов?"));

    private EarlierVoices() {}

    /// @return number of opinions recorded
    static int speak(Opinions opinions, Text earlier) {
        List<Statement> statements = new ArrayList<>();
        for (Voice it : VOICES) {
            earlier.wording(it.wid())
                    .filter(wording -> wording.hashes().containsKey(it.lang()))
                    .ifPresent(wording -> {
                        String key = "kenes demo earlier voice " + it.words();
                        byte[] secret = Hash.sha256(key.getBytes(UTF_8)).bytes();
                        statements.add(
                                new Statement(
                                        opinions.slot(secret, wording),
                                        earlier.draft().id(),
                                        it.wid(),
                                        it.stance(),
                                        it.words(),
                                        it.lang(),
                                        Statement.Whence.self("", ""),
                                        null,
                                        false));
                    });
        }
        return opinions.submitAll(statements).size();
    }
}
