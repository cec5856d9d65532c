package org.kenes.server.dialogue.own;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;

/// Contributions with exactly these words, whatever their kind; case, spacing, punctuation and
/// letters that only look alike do not matter. Also those that moderators hid: who pastes the words
/// has them.
@Component
class SameWords {
    static final int MOST = 25;

    private static final String FIND =
            """
            with typed as (select dialogue.same_text(:words) as pasted)
            (select code from dialogue.opinion, typed where words <> '' and not gone and same = pasted
                order by id desc limit :most)
            union all
            (select code from dialogue.question, typed
                where not gone and dialogue.same_text(words) = pasted order by id desc limit :most)
            union all
            (select code from dialogue.proposal, typed
                where not gone and dialogue.same_text(wording) = pasted order by id desc limit :most)
            union all
            (select code from dialogue.statement, typed
                where not gone and dialogue.same_text(words) = pasted order by id desc limit :most)
            limit :most
            """;

    private final JdbcClient jdbc;

    SameWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param words not empty
    /// @return codes, at most [#MOST]
    List<String> find(String words) {
        return jdbc.sql(FIND).param("words", words).param("most", MOST).query(String.class).list();
    }
}
