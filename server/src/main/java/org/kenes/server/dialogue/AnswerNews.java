package org.kenes.server.dialogue;

import org.kenes.server.shell.news.Interest;
import org.kenes.server.shell.news.News;
import org.kenes.server.shell.news.NewsSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;

/// Answers of the offices, as news.
@Component
class AnswerNews implements NewsSource {
    private static final String NEWEST =
            """
            select a.id, a.lang, a.words, a.published_on, q.code
            from dialogue.answer a join dialogue.question q on q.id = a.question
            where a.published_by is not null and not q.gone and q.hidden in ('', 'M4')
                and (:wid = '' or q.wid = :wid or starts_with(q.wid, :wid || '__'))
                and (:code = '' or q.code = :code)
            order by a.published_on desc, a.id desc limit :most
            """;

    private final JdbcClient jdbc;

    AnswerNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<News> news(Interest interest, int most) {
        return jdbc.sql(NEWEST)
                .param("wid", interest.wid())
                .param("code", interest.code())
                .param("most", most)
                .query((row, n) ->
                        new News(
                                News.Kind.ANSWER,
                                "answer-" + row.getLong("id"),
                                row.getObject("published_on", LocalDate.class),
                                row.getString("code"),
                                "c/" + row.getString("code"),
                                row.getString("lang"),
                                row.getString("words")))
                .list();
    }
}
