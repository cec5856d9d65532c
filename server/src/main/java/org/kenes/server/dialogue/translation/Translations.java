package org.kenes.server.dialogue.translation;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.ledger.entry.Scope;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.record.Copies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The translations, approved and waiting.
@Component
public class Translations implements Copies {
    static final int SHOWN = 25;

    /// Everything that may be translated, with the words as they stand.
    private static final String ORIGINALS =
            """
            select 1 as turn, 'statement' as kind, code, lang, words from dialogue.statement
            where state in ('shown', 'meta') and not gone and words <> ''
            union all
            select 2, 'question', q.code, q.lang, q.words from dialogue.question q
            where q.hidden = '' and not q.gone and q.words <> '' and exists
                (select 1 from dialogue.answer a where a.question = q.id and a.published_by is not null)
            union all
            select 3, 'answer', q.code, a.lang, a.words
            from dialogue.answer a join dialogue.question q on q.id = a.question
            where a.published_by is not null and q.hidden = '' and not q.gone
            """;

    private static final String MISSING =
            "select kind, code, lang, words from ("
                    + ORIGINALS
                    + """
                    ) original
                    where lang <> :to and not exists (select 1 from dialogue.translation t
                        where t.code = original.code and t.lang = :to
                          and t.original = encode(sha256(convert_to(original.words, 'UTF8')), 'hex'))
                    order by turn, code limit :most
                    """;
    private static final String WAITING =
            "select t.id, kind, t.code, original.lang, original.words, t.words as made, t.made_by"
                    + " from ("
                    + ORIGINALS
                    + """
                    ) original join dialogue.translation t on t.code = original.code
                        and t.original = encode(sha256(convert_to(original.words, 'UTF8')), 'hex')
                    where t.lang = :to and t.approved_by is null order by t.id limit :most
                    """;
    private static final String MAKE =
            """
            insert into dialogue.translation (code, original, lang, words, made_by, made_on)
            values (:code, :original, :lang, :words, :by, :on)
            on conflict (code, original, lang) do nothing
            """;
    private static final String APPROVE =
            """
            update dialogue.translation set approved_by = :by
            where id = :id and approved_by is null and made_by <> :by
            """;
    private static final String RETURN =
            """
            delete from dialogue.translation
            where id = :id and approved_by is null and made_by <> :by
            """;
    private static final String APPROVED =
            """
            select words from dialogue.translation
            where code = :code and original = :original and lang = :lang and approved_by is not null
            """;
    private static final String FORGET =
            """
            delete from dialogue.translation where code in
                (select code from dialogue.statement where dedup = :dedup
                 union all select code from dialogue.question where dedup = :dedup)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Translations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param kind `statement`, `question` or `answer`
    record Original(String kind, String code, String lang, String words) {}

    record Waiting(long id, Original original, String words, long madeBy) {}

    /// What a reader of another language is shown above the original.
    ///
    /// @param words exactly as they stand
    public Optional<String> of(String code, String words, String from, String to) {
        return from.equals(to) || words.isEmpty()
                ? Optional.empty()
                : jdbc.sql(APPROVED)
                        .param("code", code)
                        .param("original", hash(words))
                        .param("lang", to)
                        .query(String.class)
                        .optional();
    }

    /// What nobody has translated into this language yet: statements first, for they are put before
    /// everybody.
    List<Original> missing(String to) {
        return jdbc.sql(MISSING)
                .param("to", to)
                .param("most", SHOWN)
                .query((row, n) ->
                        new Original(
                                row.getString("kind"),
                                row.getString("code"),
                                row.getString("lang"),
                                row.getString("words")))
                .list();
    }

    List<Waiting> waiting(String to) {
        return jdbc.sql(WAITING)
                .param("to", to)
                .param("most", SHOWN)
                .query((row, n) ->
                        new Waiting(
                                row.getLong("id"),
                                new Original(
                                        row.getString("kind"),
                                        row.getString("code"),
                                        row.getString("lang"),
                                        row.getString("words")),
                                row.getString("made"),
                                row.getLong("made_by")))
                .list();
    }

    /// The first translation of these words stands until it is returned.
    void make(String code, String original, String lang, String words, long by) {
        jdbc.sql(MAKE)
                .param("code", code)
                .param("original", hash(original))
                .param("lang", lang)
                .param("words", words)
                .param("by", by)
                .param("on", LocalDate.now(clock))
                .update();
    }

    /// @return false if it is one's own, or decided already
    boolean approve(long id, long by) {
        return jdbc.sql(APPROVE).param("id", id).param("by", by).update() > 0;
    }

    /// It is to be made again.
    ///
    /// @return false if it is one's own, or decided already
    boolean giveBack(long id, long by) {
        return jdbc.sql(RETURN).param("id", id).param("by", by).update() > 0;
    }

    @Override
    public void forget(byte[] dedup, Scope scope) {
        jdbc.sql(FORGET).param("dedup", dedup).update();
    }

    @Override
    public List<String> tables() {
        return List.of("dialogue.translation");
    }

    private static String hash(String words) {
        return Hash.sha256(words.getBytes(UTF_8)).hex();
    }
}
