package org.kenes.server.moderation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;

/// A reader points at a text that may break a rule. It never hides anything by itself: the text
/// waits for a moderator, marked, once more if somebody has looked at it before. Who pointed is
/// kept nowhere.
@Component
class Flags {
    static final List<String> RULES = List.of("M1", "M2", "M3", "M4", "M5", "M6");

    private static final String MARK =
            """
            update moderation.waiting
            set marks = case when ' ' || marks || ' ' like '% ' || :mark || ' %' then marks
                else trim(marks || ' ' || :mark) end
            where code = :code
            """;
    private static final String AGAIN =
            """
            insert into moderation.waiting (code, dedup, kind, lang, said_on, marks, held)
            select code, dedup, kind, lang, said_on, :mark, false
            from (select * from moderation.decision where code = :code order by id desc limit 1)
            where action <> 'hide' on conflict (code) do nothing
            """;

    private final JdbcClient jdbc;
    private final Moderation moderation;

    Flags(JdbcClient jdbc, Moderation moderation) {
        this.jdbc = jdbc;
        this.moderation = moderation;
    }

    /// Whether there are words at this code that anybody could point at.
    boolean concerns(String code) {
        return !moderation.words(code).isEmpty();
    }

    /// @param rule one of [#RULES]
    @Transactional
    void raise(String code, String rule) {
        String mark = "flag-" + rule;
        int marked = jdbc.sql(MARK).param("mark", mark).param("code", code).update();
        if (marked == 0) {
            jdbc.sql(AGAIN).param("mark", mark).param("code", code).update();
        }
    }
}
