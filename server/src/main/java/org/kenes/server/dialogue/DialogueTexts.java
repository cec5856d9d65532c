package org.kenes.server.dialogue;

import org.kenes.server.moderation.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Optional;

/// The words of this package for whoever moderates them.
@Component
class DialogueTexts implements Texts {
    private static final String WORDS =
            """
            select words from dialogue.opinion where code = :code and not gone
            union all select words from dialogue.question where code = :code and not gone
            """;
    private static final String SHOW_OPINION =
            "update dialogue.opinion set hidden = :hidden where code = :code";
    private static final String SHOW_QUESTION =
            "update dialogue.question set hidden = :hidden where code = :code";

    private final JdbcClient jdbc;

    DialogueTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> words(String code) {
        return jdbc.sql(WORDS).param("code", code).query(String.class).optional();
    }

    @Override
    public void show(String code, String hidden) {
        for (String sql : new String[] {SHOW_OPINION, SHOW_QUESTION}) {
            jdbc.sql(sql).param("code", code).param("hidden", hidden).update();
        }
    }
}
