package org.kenes.server.record.sequence;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.HaltException;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;
import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Optional;

/// The row of the head of this log: what has a place, what is signed, what is published. It is
/// changed by compare-and-set only, and every change names the epoch of the leader that makes it;
/// one that changes no row was made by somebody who does not lead any more.
@Component
public class Heads {
    private static final String CREATE =
            """
            insert into record.ledger_head (origin, vkey, root) values (:origin, :vkey, :root) on conflict do nothing
            """;
    private static final String ROW =
            """
            select vkey, epoch, assigned, size, root, note, published_size, published_note
            from record.ledger_head where origin = :origin
            """;
    private static final String PUBLISHED =
            "select published_note from record.ledger_head where origin = :origin and"
                    + " published_note is not null";
    private static final String PUBLISHED_SIZE =
            "select published_size from record.ledger_head where origin = :origin";
    private static final String NEW_EPOCH =
            "update record.ledger_head set epoch = epoch + 1 where origin = :origin returning"
                    + " epoch";
    private static final String ASSIGN =
            "update record.ledger_head set assigned = :assigned where origin = :origin and epoch ="
                    + " :epoch";
    private static final String SIGN =
            """
            update record.ledger_head set size = :size, root = :root, note = :note
            where origin = :origin and size = :oldSize and root = :oldRoot and epoch = :epoch
            """;
    private static final String PUBLISH =
            """
            with moved as (
                update record.ledger_head set published_size = :size, published_note = :note
                where origin = :origin and published_size <= :size and epoch = :epoch returning origin
            )
            select pg_notify('%s', origin) from moved
            """
                    .formatted(PublishedNews.CHANNEL);

    /// @param assigned first index that no entry has
    /// @param head signed, and published unless its size is above `publishedSize`
    /// @param note of that head
    public record Row(
            VerifierKey vkey,
            long epoch,
            long assigned,
            Head head,
            @Nullable String note,
            long publishedSize,
            @Nullable String publishedNote) {}

    private final JdbcClient jdbc;
    private final String origin;

    Heads(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.origin = settings.record().origin();
    }

    void create(VerifierKey vkey) {
        jdbc.sql(CREATE)
                .param("origin", origin)
                .param("vkey", vkey.toString())
                .param("root", Head.EMPTY.root().bytes())
                .update();
    }

    public Row row() {
        return row(ROW);
    }

    /// The same, and nobody else changes it before the transaction ends.
    Row lock() {
        return row(ROW + " for update");
    }

    private Row row(String sql) {
        return jdbc.sql(sql)
                .param("origin", origin)
                .query((row, n) ->
                        new Row(
                                VerifierKey.parse(row.getString("vkey")),
                                row.getLong("epoch"),
                                row.getLong("assigned"),
                                new Head(row.getLong("size"), Hash.of(row.getBytes("root"))),
                                row.getString("note"),
                                row.getLong("published_size"),
                                row.getString("published_note")))
                .single();
    }

    /// The published checkpoint as an outsider gets it; empty before the first.
    public Optional<SignedNote> published() {
        return jdbc.sql(PUBLISHED)
                .param("origin", origin)
                .query(String.class)
                .optional()
                .map(SignedNote::parse);
    }

    /// Entries that outsiders can see; 0 before the first checkpoint.
    public long publishedSize() {
        return jdbc.sql(PUBLISHED_SIZE).param("origin", origin).query(Long.class).single();
    }

    /// Why a change found no row. Whoever was paused while somebody else took the lead steps down
    /// and may lead again; under one's own epoch nobody else can have changed the row.
    ///
    /// @param epoch in which the change was made
    RuntimeException refused(long epoch, String contradiction) {
        return row().epoch() == epoch
                ? new HaltException(contradiction)
                : new IllegalStateException("another process leads now");
    }

    long newEpoch() {
        return jdbc.sql(NEW_EPOCH).param("origin", origin).query(Long.class).single();
    }

    boolean assign(long epoch, long assigned) {
        return jdbc.sql(ASSIGN)
                        .param("origin", origin)
                        .param("epoch", epoch)
                        .param("assigned", assigned)
                        .update()
                == 1;
    }

    boolean sign(long epoch, Head old, Head fresh, SignedNote note) {
        return jdbc.sql(SIGN)
                        .param("origin", origin)
                        .param("epoch", epoch)
                        .param("oldSize", old.size())
                        .param("oldRoot", old.root().bytes())
                        .param("size", fresh.size())
                        .param("root", fresh.root().bytes())
                        .param("note", note.toString())
                        .update()
                == 1;
    }

    /// Also tells every process that listens ({@link PublishedNews}), when it is committed.
    boolean publish(long epoch, long size, SignedNote note) {
        return jdbc.sql(PUBLISH)
                        .param("origin", origin)
                        .param("epoch", epoch)
                        .param("size", size)
                        .param("note", note.toString())
                        .query((row, n) -> n)
                        .list()
                        .size()
                == 1;
    }
}
