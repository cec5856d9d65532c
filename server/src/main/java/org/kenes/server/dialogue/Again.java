package org.kenes.server.dialogue;

import org.kenes.opinion.Stance;
import org.kenes.server.text.Carried;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Lineages;
import org.kenes.server.text.Text;
import org.kenes.server.text.Wording;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// Opinions whose words have changed since: where they stand now, so that their author can say the
/// same of the new wording.
@Component
class Again {
    private static final String FIND =
            """
            select code, slot, draft, wid, stance, lang, region, audience, level, words
            from dialogue.opinion where code = ? and not replaced and not gone
            """;

    private final JdbcClient jdbc;
    private final Drafts drafts;
    private final Lineages lineages;

    Again(JdbcClient jdbc, Drafts drafts, Lineages lineages) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.lineages = lineages;
    }

    /// An opinion in force.
    record Opinion(
            String code,
            byte[] slot,
            String draft,
            String wid,
            Stance stance,
            String lang,
            String region,
            String audience,
            int level,
            String words) {}

    /// What became of the words that an opinion is about.
    sealed interface Standing {
        /// The same words stand in the current version: the opinion counts there.
        record Same() implements Standing {}

        /// Other words stand there now.
        record Changed(Text before, Wording seen, Text now, Wording wording) implements Standing {}

        /// Nothing continues the provision, or nobody has confirmed what does.
        record Nowhere() implements Standing {}

        /// The name in messages.
        default String word() {
            return switch (this) {
                case Same _ -> "same";
                case Changed _ -> "changed";
                case Nowhere _ -> "nowhere";
            };
        }
    }

    Optional<Opinion> find(String code) {
        return jdbc.sql(FIND).param(code).query(Again::opinion).optional();
    }

    private static Opinion opinion(ResultSet row, int n) throws SQLException {
        return new Opinion(
                row.getString("code"),
                row.getBytes("slot"),
                row.getString("draft"),
                row.getString("wid"),
                Stance.of(row.getString("stance")),
                row.getString("lang"),
                row.getString("region"),
                row.getString("audience"),
                row.getInt("level"),
                row.getString("words"));
    }

    /// @param draft version that the author saw
    Standing standing(String draft, String wid, String language) {
        Text before = drafts.find(draft).orElseThrow();
        Text now = drafts.current().orElseThrow();
        Wording seen = before.wording(wid).orElseThrow();
        Optional<Wording> same = now.wording(wid);
        if (same.isPresent() && seen.sameIn(language, same.get())) {
            return new Standing.Same();
        }
        return same.or(() -> elsewhere(draft, wid, now))
                .<Standing>map(it -> new Standing.Changed(before, seen, now, it))
                .orElseGet(Standing.Nowhere::new);
    }

    private Optional<Wording> elsewhere(String draft, String wid, Text now) {
        return lineages.carried(draft, wid, now.draft().id())
                .map(Carried::toEId)
                .filter(it -> !it.isEmpty())
                .flatMap(now::wordingAt);
    }
}
