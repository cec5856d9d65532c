package org.kenes.server.dialogue;

import org.kenes.server.moderation.Rule;
import org.kenes.server.moderation.Texts;
import org.kenes.server.text.search.SearchIndex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
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
            """
            update dialogue.question set hidden = :hidden where code = :code and not gone
            returning lang, words
            """;

    private final JdbcClient jdbc;
    private final SearchIndex index;

    DialogueTexts(JdbcClient jdbc, SearchIndex index) {
        this.jdbc = jdbc;
        this.index = index;
    }

    @Override
    public Optional<String> words(String code) {
        return jdbc.sql(WORDS).param("code", code).query(String.class).optional();
    }

    @Override
    public void show(String code, String hidden) {
        jdbc.sql(SHOW_OPINION).param("code", code).param("hidden", hidden).update();
        boolean readable = hidden.isEmpty() || hidden.equals(Rule.M4.name());
        jdbc.sql(SHOW_QUESTION)
                .param("code", code)
                .param("hidden", hidden)
                .query((row, n) ->
                        Questions.searchable(code, row.getString("lang"), row.getString("words")))
                .optional()
                .ifPresent(it -> {
                    index.remove(SearchIndex.Kind.QUESTION, code);
                    if (readable) {
                        index.put(List.of(it));
                    }
                });
    }
}
