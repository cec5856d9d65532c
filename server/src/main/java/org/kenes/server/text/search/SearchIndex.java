package org.kenes.server.text.search;

import org.kenes.opinion.text.Language;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.Locale;

/// What readers can look for. Everything here is derived from something else, and is put and
/// removed in the transaction that changes that.
@Component
public class SearchIndex {
    static final int PAGE = 20;
    private static final int FURTHEST = 500;

    private static final String PUT =
            """
            insert into text.searchable (kind, key, lang, path, title, words, lexemes, making)
            values (?, ?, ?, ?, ?, ?, ?::tsvector, ?)
            on conflict (kind, key, lang) do update set path = excluded.path,
                title = excluded.title, words = excluded.words, lexemes = excluded.lexemes,
                making = excluded.making
            """;
    private static final String REMOVE = "delete from text.searchable where kind = ? and key = ?";
    private static final String CLEAR = "delete from text.searchable where kind = ?";
    private static final String OLD =
            "select kind, key, lang, title, words from text.searchable where making < ? for update";
    private static final String RENEW =
            "update text.searchable set lexemes = ?::tsvector, making = ?"
                    + " where kind = ? and key = ? and lang = ?";

    /// Counted up when lexemes are made in another way.
    private static final int MAKING = 2;

    /// A provision is shown once: in the reader's language if its words are found there.
    private static final String FIND =
            """
            with asked (lang, query, exact) as (values
                ('kk', ?::tsquery, ?::tsquery), ('ru', ?::tsquery, ?::tsquery),
                ('en', ?::tsquery, ?::tsquery)),
            hit as (
                select s.kind, s.key, s.lang, s.path, s.title, s.words,
                    ts_rank_cd(s.lexemes, a.query, 1) + ts_rank(s.lexemes, a.exact, 1) as rank,
                    row_number() over (partition by s.kind, s.key
                        order by (s.lang = ?) desc, s.lang) as choice
                from text.searchable s join asked a on a.lang = s.lang
                where s.lexemes @@ a.query and (? = '' or s.kind = ?))
            select kind, key, lang, path, title, words from hit where choice = 1
            order by (lang = ?) desc, rank desc, kind, length(key), key
            offset ? limit ?
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    SearchIndex(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /// What can be found.
    public enum Kind {
        PROVISION,
        NOTE,
        QUESTION;

        /// The name in addresses and in the database.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param key what it is of its kind: an eId, a code
    /// @param path address below the language
    public record Searchable(
            Kind kind, String key, String lang, String path, String title, String words) {}

    /// @param all whether every word was found, or only some
    record Found(List<Searchable> hits, boolean more, boolean all) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void put(List<Searchable> all) {
        batches.batchUpdate(
                PUT,
                all.stream()
                        .map(it ->
                                new Object[] {
                                    it.kind().code(),
                                    it.key(),
                                    it.lang(),
                                    it.path(),
                                    it.title(),
                                    it.words(),
                                    Lexemes.vector(
                                            it.title(), it.words(), Lexemes.language(it.lang())),
                                    MAKING
                                })
                        .toList());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(Kind kind, String key) {
        jdbc.sql(REMOVE).params(kind.code(), key).update();
    }

    /// In place of everything of that kind.
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(Kind kind, List<Searchable> all) {
        jdbc.sql(CLEAR).param(kind.code()).update();
        put(all);
    }

    /// Lexemes of rows that an earlier program wrote are made anew.
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    void renew() {
        List<Object[]> made =
                jdbc.sql(OLD)
                        .param(MAKING)
                        .query((row, n) -> {
                            Language language = Lexemes.language(row.getString("lang"));
                            return new Object[] {
                                Lexemes.vector(
                                        row.getString("title"), row.getString("words"), language),
                                MAKING,
                                row.getString("kind"),
                                row.getString("key"),
                                row.getString("lang")
                            };
                        })
                        .list();
        batches.batchUpdate(RENEW, made);
    }

    /// Best first, the reader's language before the others. Every word must be there in some form;
    /// if nothing has all of them, what has one.
    ///
    /// @param kind code of a kind, or empty for all
    /// @param skip how many were shown already
    Found find(String typed, String lang, String kind, int skip) {
        List<Searchable> hits = find(typed, lang, kind, skip, true);
        boolean all = !hits.isEmpty() || skip > 0;
        if (!all) {
            hits = find(typed, lang, kind, skip, false);
        }
        boolean more = hits.size() > PAGE && skip + PAGE < FURTHEST;
        return new Found(hits.subList(0, Math.min(PAGE, hits.size())), more, all);
    }

    private List<Searchable> find(String typed, String lang, String kind, int skip, boolean every) {
        Lexemes.Query kk = Lexemes.query(typed, Language.KK);
        Lexemes.Query ru = Lexemes.query(typed, Language.RU);
        Lexemes.Query en = Lexemes.query(typed, Language.EN);
        return jdbc.sql(FIND)
                .params(
                        every ? kk.all() : kk.any(),
                        kk.exact(),
                        every ? ru.all() : ru.any(),
                        ru.exact(),
                        every ? en.all() : en.any(),
                        en.exact(),
                        lang,
                        kind,
                        kind,
                        lang,
                        Math.clamp(skip, 0, FURTHEST),
                        PAGE + 1)
                .query((row, n) ->
                        new Searchable(
                                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                                row.getString("key"),
                                row.getString("lang"),
                                row.getString("path"),
                                row.getString("title"),
                                row.getString("words")))
                .list();
    }
}
