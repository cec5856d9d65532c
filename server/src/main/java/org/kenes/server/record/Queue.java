package org.kenes.server.record;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.tree.Merkle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The tables behind the log: what waits, what has a place, and the head. The head is changed by
/// compare-and-set only, and every change names the epoch of the leader that makes it.
@Component
class Queue {
    private static final String CREATE_HEAD =
            """
            insert into record.ledger_head (origin, vkey, root) values (:origin, :vkey, :root) on conflict do nothing
            """;
    private static final String HEAD =
            """
            select vkey, epoch, assigned, size, root, note, published_size, published_note
            from record.ledger_head where origin = :origin
            """;
    private static final String NEW_EPOCH =
            "update record.ledger_head set epoch = epoch + 1 where origin = :origin returning"
                    + " epoch";
    private static final String PLACE_SEALED =
            """
            update record.ledger_entry e set idx = :from + w.place
            from (select dedup, row_number() over (order by shuffle, dedup) - 1 as place
                  from (select dedup, shuffle from record.ledger_entry n
                        where idx is null and shuffle is not null
                          and not exists (select from record.ledger_intent i
                                          join record.ledger_entry t on t.dedup = i.target
                                          where i.by = n.dedup and i.state = 'waiting' and t.idx is null)
                        order by shuffle, dedup limit :most) waiting) w
            where e.dedup = w.dedup
            """;
    private static final String PLACE_PUBLIC =
            """
            update record.ledger_entry e set idx = :from + w.place
            from (select dedup, row_number() over (order by seq) - 1 as place
                  from (select dedup, seq from record.ledger_entry
                        where idx is null and seq is not null order by seq limit :most) waiting) w
            where e.dedup = w.dedup
            """;
    private static final String READY_INTENTS =
            """
            select i.id, i.kind, i.members, t.idx as target, b.idx as by
            from record.ledger_intent i
            join record.ledger_entry t on t.dedup = i.target
            left join record.ledger_entry b on b.dedup = i.by
            where i.state = 'waiting' and t.idx is not null and (i.by is null or b.idx is not null)
            order by i.id limit :most
            """;
    private static final String CLOSE_INTENT =
            "update record.ledger_intent set state = :state, reason = :reason, idx = :idx where id"
                    + " = :id";
    private static final String PUT =
            """
            insert into record.ledger_entry (dedup, entry, code, received_at, seq, idx)
            values (:dedup, :entry, :code, now(), nextval('record.entry_seq'), :idx)
            """;
    private static final String SET_ASSIGNED =
            "update record.ledger_head set assigned = :assigned where origin = :origin and epoch ="
                    + " :epoch";
    private static final String SET_HEAD =
            """
            update record.ledger_head set size = :size, root = :root, note = :note
            where origin = :origin and size = :oldSize and root = :oldRoot and epoch = :epoch
            """;
    private static final String SET_PUBLISHED =
            """
            update record.ledger_head set published_size = :size, published_note = :note
            where origin = :origin and published_size <= :size and epoch = :epoch
            """;
    private static final String ENTRIES =
            "select entry from record.ledger_entry where idx >= :from and idx < :to order by idx";
    private static final String DUE =
            """
            select (select count(*) from (select from record.ledger_entry
                                          where idx is null and shuffle is not null limit :atLeast) sealed) >= :atLeast
                or exists (select from record.ledger_entry where idx is null and received_at <= :before)
                or exists (select from record.ledger_intent i
                           join record.ledger_entry t on t.dedup = i.target
                           left join record.ledger_entry b on b.dedup = i.by
                           where i.state = 'waiting' and t.idx is not null and (i.by is null or b.idx is not null))
            """;
    private static final String FORGET =
            """
            update record.ledger_entry set request_mac = null, received_at = date_trunc('day', received_at, 'UTC')
            where idx < (select published_size from record.ledger_head where origin = :origin)
              and request_mac is not null and received_at < :before
            """;

    /// The row of the head.
    ///
    /// @param note signed, not yet published, when `size` is above `publishedSize`
    record HeadRow(
            VerifierKey vkey,
            long epoch,
            long assigned,
            Head head,
            @Nullable String note,
            long publishedSize,
            @Nullable String publishedNote) {
        /// Whether a batch was begun and not published.
        boolean unfinished() {
            return assigned > head.size() || head.size() > publishedSize;
        }
    }

    /// An intent whose entries all have places.
    record Intent(long id, int kind, String members, long target, @Nullable Long by) {}

    private final JdbcClient jdbc;

    Queue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void createHead(String origin, VerifierKey vkey) {
        jdbc.sql(CREATE_HEAD)
                .param("origin", origin)
                .param("vkey", vkey.toString())
                .param("root", Head.EMPTY.root().bytes())
                .update();
    }

    Optional<HeadRow> head(String origin) {
        return head(HEAD, origin);
    }

    HeadRow lockHead(String origin) {
        return head(HEAD + " for update", origin).orElseThrow();
    }

    private Optional<HeadRow> head(String sql, String origin) {
        return jdbc.sql(sql)
                .param("origin", origin)
                .query((row, n) ->
                        new HeadRow(
                                VerifierKey.parse(row.getString("vkey")),
                                row.getLong("epoch"),
                                row.getLong("assigned"),
                                new Head(row.getLong("size"), Hash.of(row.getBytes("root"))),
                                row.getString("note"),
                                row.getLong("published_size"),
                                row.getString("published_note")))
                .optional();
    }

    long newEpoch(String origin) {
        return jdbc.sql(NEW_EPOCH).param("origin", origin).query(Long.class).single();
    }

    /// Whether a batch should start: enough sealed entries wait, something has waited since
    /// `before`, or an act can take its place.
    boolean due(int atLeast, Instant before) {
        return jdbc.sql(DUE)
                .param("atLeast", atLeast)
                .param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /// Of published entries received before: nobody can any longer test a guessed request against
    /// them, nor see when in the day they came.
    int forgetRequests(String origin, Instant before) {
        return jdbc.sql(FORGET)
                .param("origin", origin)
                .param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                .update();
    }

    /// Gives places from `from` on to waiting entries, sealed ones first; returns how many got one.
    /// What replaces an entry without a place waits for the next batch: it must come later in the
    /// log, or the replacement would be void and both would count.
    int place(long from, int most) {
        int sealed = jdbc.sql(PLACE_SEALED).param("from", from).param("most", most).update();
        int shown =
                sealed < most
                        ? jdbc.sql(PLACE_PUBLIC)
                                .param("from", from + sealed)
                                .param("most", most - sealed)
                                .update()
                        : 0;
        return sealed + shown;
    }

    List<Intent> readyIntents(int most) {
        return jdbc.sql(READY_INTENTS)
                .param("most", most)
                .query((row, n) ->
                        new Intent(
                                row.getLong("id"),
                                row.getInt("kind"),
                                row.getString("members"),
                                row.getLong("target"),
                                row.getObject("by", Long.class)))
                .list();
    }

    /// The intent has become the entry at `index`.
    void logged(Intent intent, long index) {
        close(intent, "logged", null, index);
    }

    /// The intent would have no effect.
    void dropped(Intent intent, String reason) {
        close(intent, "void", reason, null);
    }

    private void close(Intent intent, String state, @Nullable String reason, @Nullable Long index) {
        jdbc.sql(CLOSE_INTENT)
                .param("id", intent.id())
                .param("state", state)
                .param("reason", reason)
                .param("idx", index)
                .update();
    }

    /// An entry that the record itself makes, with its place.
    void put(SubmissionKey key, LogEntry entry, long index) {
        byte[] bytes = entry.bytes();
        jdbc.sql(PUT)
                .param("dedup", key.dedup())
                .param("entry", bytes)
                .param("code", ReceiptCode.of(Merkle.leaf(bytes)).toString())
                .param("idx", index)
                .update();
    }

    boolean assigned(String origin, long epoch, long assigned) {
        return jdbc.sql(SET_ASSIGNED)
                        .param("origin", origin)
                        .param("epoch", epoch)
                        .param("assigned", assigned)
                        .update()
                == 1;
    }

    boolean setHead(String origin, long epoch, Head old, Head fresh, String note) {
        return jdbc.sql(SET_HEAD)
                        .param("origin", origin)
                        .param("epoch", epoch)
                        .param("oldSize", old.size())
                        .param("oldRoot", old.root().bytes())
                        .param("size", fresh.size())
                        .param("root", fresh.root().bytes())
                        .param("note", note)
                        .update()
                == 1;
    }

    boolean setPublished(String origin, long epoch, long size, String note) {
        return jdbc.sql(SET_PUBLISHED)
                        .param("origin", origin)
                        .param("epoch", epoch)
                        .param("size", size)
                        .param("note", note)
                        .update()
                == 1;
    }

    /// The whole log below `size`, a batch at a time.
    Iterator<byte[]> all(long size) {
        return new Iterator<>() {
            private long next;
            private Iterator<byte[]> batch = List.<byte[]>of().iterator();

            @Override
            public boolean hasNext() {
                return batch.hasNext() || next < size;
            }

            @Override
            public byte[] next() {
                if (!batch.hasNext()) {
                    long to = Math.min(size, next + Sequencer.BATCH);
                    batch = entries(next, to);
                    next = to;
                }
                return batch.next();
            }
        };
    }

    /// At most a batch at a time is in memory.
    Iterator<byte[]> entries(long from, long to) {
        return jdbc.sql(ENTRIES)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> row.getBytes(1))
                .list()
                .iterator();
    }
}
