package org.kenes.server.dialogue.proposal;

import org.kenes.server.shell.news.Interest;
import org.kenes.server.shell.news.News;
import org.kenes.server.shell.news.NewsSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;

/// Decisions about proposals, with their reasons, as news.
@Component
class DecisionNews implements NewsSource {
    private static final String NEWEST =
            """
            select d.id, d.decided_on, d.reason_kk, d.reason_ru, d.reason_en, p.code
            from dialogue.decision d join dialogue.proposal p on p.id = d.proposal
            where d.decided_by is not null and not p.gone and p.hidden in ('', 'M4')
                and (:wid = '' or p.wid = :wid or starts_with(p.wid, :wid || '__'))
                and (:code = '' or p.code = :code)
            order by d.decided_on desc, d.id desc limit :most
            """;

    private final JdbcClient jdbc;

    DecisionNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<News> news(Interest interest, int most) {
        return jdbc.sql(NEWEST)
                .param("wid", interest.wid())
                .param("code", interest.code())
                .param("most", most)
                .query((row, n) -> {
                    String lang = "";
                    for (String it : List.of("en", "ru", "kk")) {
                        lang = row.getString("reason_" + it).isEmpty() ? lang : it;
                    }
                    return new News(
                            News.Kind.DECISION,
                            "decision-" + row.getLong("id"),
                            row.getObject("decided_on", LocalDate.class),
                            row.getString("code"),
                            "c/" + row.getString("code"),
                            lang,
                            lang.isEmpty() ? "" : row.getString("reason_" + lang));
                })
                .list();
    }
}
