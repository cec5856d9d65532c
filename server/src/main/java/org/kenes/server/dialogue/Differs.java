package org.kenes.server.dialogue;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Optional;

/// Questions of readers for whom two languages of a provision differ. They are answered like every
/// question; here stands which languages are meant.
@Component
public class Differs {
    private static final String SAVE =
            """
            insert into dialogue.differs (code, eid, left_lang, right_lang) values (?, ?, ?, ?)
            on conflict (code) do nothing
            """;
    private static final String FIND =
            "select left_lang, right_lang from dialogue.differs where code = ?";

    private final JdbcClient jdbc;

    Differs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Pair(String left, String right) {}

    void save(String code, String eId, Pair pair) {
        jdbc.sql(SAVE).params(code, eId, pair.left(), pair.right()).update();
    }

    Optional<Pair> of(String code) {
        return jdbc.sql(FIND)
                .param(code)
                .query((row, n) ->
                        new Pair(row.getString("left_lang"), row.getString("right_lang")))
                .optional();
    }
}
