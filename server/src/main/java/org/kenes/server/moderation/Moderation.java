package org.kenes.server.moderation;

import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.shell.state.Emergency;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The queue of words that nobody has looked at, oldest first.
@Component
public class Moderation {
    /// Statements are looked at before they are shown: everybody is asked about them.
    public static final String STATEMENT = "statement";

    private static final String OFFER =
            """
            insert into moderation.waiting (code, dedup, kind, lang, said_on, marks, held)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (code) do nothing
            """;
    private static final String OLDEST =
            """
            select code, dedup, kind, lang, said_on, marks, held from moderation.waiting
            order by seq limit ?
            """;
    private static final String ONES =
            """
            select code, dedup, kind, lang, said_on, marks, held from moderation.waiting
            where code = any(?) order by seq
            """;
    private static final String DONE = "delete from moderation.waiting where code = any(?)";

    /// Held because a switch says that everything is looked at first.
    private static final String EVERYTHING = "everything";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final List<Texts> texts;
    private final Dialogue dialogue;
    private final Clock clock;

    Moderation(
            JdbcClient jdbc,
            JdbcTemplate batches,
            List<Texts> texts,
            Dialogue dialogue,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.texts = texts;
        this.dialogue = dialogue;
        this.clock = clock;
    }

    /// A text as it was recorded.
    ///
    /// @param kind `opinion`, `question`, `proposal` or `statement`
    public record Offer(
            String code, byte[] dedup, String kind, String lang, LocalDate day, String words) {}

    /// @param marks why it may need more than a glance
    record Waiting(
            String code,
            byte[] dedup,
            String kind,
            String lang,
            LocalDate day,
            List<String> marks,
            boolean held) {}

    /// Puts texts into the queue, in the transaction that records them; those without words are
    /// left out. What looks like personal data or advertising is held until somebody has looked.
    @Transactional(propagation = Propagation.MANDATORY)
    public void offer(List<Offer> offers) {
        List<Object[]> rows = new ArrayList<>();
        boolean everything =
                dialogue.info().runs(Emergency.Kind.REVIEW_EVERYTHING, clock.instant());
        for (Offer it : offers) {
            if (it.words().isEmpty()) {
                continue;
            }
            List<String> marks = new ArrayList<>(Marks.of(it.words()));
            if (everything) {
                marks.add(EVERYTHING);
            }
            boolean held = !marks.isEmpty() || it.kind().equals(STATEMENT);
            rows.add(
                    new Object[] {
                        it.code(),
                        it.dedup(),
                        it.kind(),
                        it.lang(),
                        it.day(),
                        String.join(" ", marks),
                        held
                    });
            if (held) {
                show(it.code(), "held");
            }
        }
        batches.batchUpdate(OFFER, rows);
    }

    List<Waiting> oldest(int most) {
        return jdbc.sql(OLDEST).param(most).query(Moderation::waiting).list();
    }

    /// Those that wait and can be decided about; the others go on waiting.
    List<Waiting> find(List<String> codes) {
        return jdbc
                .sql(ONES)
                .param(codes.toArray(String[]::new))
                .query(Moderation::waiting)
                .list()
                .stream()
                .filter(it -> texts.stream().allMatch(all -> all.decidable(it.code())))
                .toList();
    }

    /// Decided about elsewhere: it waits for nobody any more.
    public void settled(String code) {
        done(List.of(code));
    }

    void done(List<String> codes) {
        jdbc.sql(DONE).param(codes.toArray(String[]::new)).update();
    }

    /// Empty when the author took them back meanwhile.
    String words(String code) {
        return texts.stream().flatMap(it -> it.words(code).stream()).findFirst().orElse("");
    }

    void show(String code, String hidden) {
        texts.forEach(it -> it.show(code, hidden));
    }

    private static Waiting waiting(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        String marks = row.getString("marks");
        return new Waiting(
                row.getString("code"),
                row.getBytes("dedup"),
                row.getString("kind"),
                row.getString("lang"),
                row.getObject("said_on", LocalDate.class),
                marks.isEmpty() ? List.of() : Arrays.asList(marks.split(" ")),
                row.getBoolean("held"));
    }
}
