package org.kenes.server.dialogue;

import org.kenes.opinion.Stance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Opinions as others read them: those with words, newest first, by key and never by offset.
@Component
public class Reasons {
    static final int PAGE = 25;

    private static final String COLUMNS =
            """
            id, code, draft, wid, stance, lang, region, said_on, channel, level, replaced, hidden,
            case when hidden in ('', 'M4') then words else '' end as words
            """;
    private static final String OF_COLUMN =
            " from dialogue.opinion"
                    + " where wid = ? and stance = ? and words <> '' and not replaced and id < ?";

    /// A page looks through no more than these: behind one text may be a hundred thousand copies.
    private static final int LOOKED_THROUGH = 500;

    private static final String WINDOW = OF_COLUMN + " order by id desc limit " + LOOKED_THROUGH;

    /// The newest or the next with the text of `it`. `limit` keeps PostgreSQL from joining all
    /// opinions with each other to show 25 of them.
    private static final String SAME_AS_IT =
            """
            from dialogue.opinion as other
            where other.same = it.same and other.wid = it.wid and other.stance = it.stance
              and other.words <> '' and not other.replaced and other.hidden = it.hidden
            """;

    private static final String PAGE_OF =
            "select "
                    + COLUMNS
                    + ", (select other.id "
                    + SAME_AS_IT
                    + " and other.id < it.id order by other.id desc limit 1) is not null as again"
                    + " from (select *"
                    + WINDOW
                    + ") as it where id = (select other.id "
                    + SAME_AS_IT
                    + " order by other.id desc limit 1) order by id desc limit ?";
    private static final String END_OF_WINDOW =
            "select code from (select id, code"
                    + WINDOW
                    + ") as it order by id desc limit 1 offset "
                    + (LOOKED_THROUGH - 1);
    private static final String SAME_TEXT =
            "select "
                    + COLUMNS
                    + ", false as again"
                    + OF_COLUMN
                    + " and same = (select same from dialogue.opinion where code = ?)"
                    + " and hidden = (select hidden from dialogue.opinion where code = ?)"
                    + " order by id desc limit ?";
    private static final String IN_FORCE =
            "select "
                    + COLUMNS
                    + " from dialogue.opinion where not replaced and not gone and id < ?"
                    + " and (? = '' or wid = ?) and (? = '' or stance = ?)"
                    + " order by id desc limit ?";
    private static final String ONE = "select " + COLUMNS + " from dialogue.opinion where code = ?";
    private static final String REPLACED_BY =
            """
            select coalesce(earlier.replaced_by, later.code) from dialogue.opinion as earlier
            left join dialogue.opinion as later on later.slot = earlier.slot
                and later.level = earlier.level and later.turn = earlier.turn + 1
            where earlier.code = ? and earlier.replaced
            """;

    private final JdbcClient jdbc;

    Reasons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param region code, or empty
    /// @param hidden empty, `held`, or the rule by which a moderator hid the words
    public record Reason(
            long id,
            String code,
            String draft,
            String wid,
            Stance stance,
            String lang,
            String region,
            LocalDate day,
            String channel,
            int level,
            String words,
            boolean replaced,
            String hidden) {}

    /// The newest of those with the same text.
    ///
    /// @param again whether there are more; how many is a figure, and none stands beside a text
    record Folded(Reason reason, boolean again) {}

    /// Each text once, of the newest that a page looks through. One more than a page tells that
    /// there are more.
    List<Folded> page(String wid, Stance stance, long before) {
        return jdbc.sql(PAGE_OF)
                .params(wid, stance.code(), before, PAGE + 1)
                .query(Reasons::folded)
                .list();
    }

    /// The last that [#page] looked at, if it looked at as many as it may.
    Optional<String> lookedThrough(String wid, Stance stance, long before) {
        return jdbc.sql(END_OF_WINDOW)
                .params(wid, stance.code(), before)
                .query(String.class)
                .optional();
    }

    /// All whose text is that of one.
    List<Folded> same(String wid, Stance stance, String code, long before) {
        return jdbc.sql(SAME_TEXT)
                .params(wid, stance.code(), before, code, code, PAGE + 1)
                .query(Reasons::folded)
                .list();
    }

    /// In force, with words or without, newest first.
    ///
    /// @param wid of one provision, or empty for all
    /// @param stance code of one, or empty for all
    List<Reason> list(String wid, String stance, long before, int most) {
        return jdbc.sql(IN_FORCE)
                .params(before, wid, wid, stance, stance, most)
                .query(Reasons::reason)
                .list();
    }

    public Optional<Reason> find(String code) {
        return jdbc.sql(ONE).param(code).query(Reasons::reason).optional();
    }

    Optional<String> replacedBy(String code) {
        return jdbc.sql(REPLACED_BY).param(code).query(String.class).optional();
    }

    private static Folded folded(ResultSet row, int n) throws SQLException {
        return new Folded(reason(row, n), row.getBoolean("again"));
    }

    private static Reason reason(ResultSet row, int n) throws SQLException {
        return new Reason(
                row.getLong("id"),
                row.getString("code"),
                row.getString("draft"),
                row.getString("wid"),
                Stance.of(row.getString("stance")),
                row.getString("lang"),
                row.getString("region"),
                row.getObject("said_on", LocalDate.class),
                row.getString("channel"),
                row.getInt("level"),
                row.getString("words"),
                row.getBoolean("replaced"),
                row.getString("hidden"));
    }
}
