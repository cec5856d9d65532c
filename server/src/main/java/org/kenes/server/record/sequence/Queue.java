package org.kenes.server.record.sequence;

import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.tree.Merkle;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;

/// The entries that wait and those that have a place.
@Component
public class Queue {
    /// Rows are found again by where they are stored: nobody else changes one that waits.
    private static final String PLACE_SEALED =
            """
            update record.ledger_entry e set idx = :from + w.place
            from (select at, row_number() over (order by shuffle, dedup) - 1 as place
                  from (select ctid as at, shuffle, dedup from record.ledger_entry
                        where idx is null and shuffle is not null
                          and dedup not in (select i.by from record.ledger_intent i
                                            join record.ledger_entry t on t.dedup = i.target
                                            where i.state = 'waiting' and i.by is not null and t.idx is null)
                        order by shuffle, dedup limit :most) waiting) w
            where e.ctid = w.at
            """;

    private static final String PLACE_PUBLIC =
            """
            update record.ledger_entry e set idx = :from + w.place
            from (select at, row_number() over (order by seq) - 1 as place
                  from (select ctid as at, seq from record.ledger_entry
                        where idx is null and seq is not null order by seq limit :most) waiting) w
            where e.ctid = w.at
            """;
    private static final String PUT =
            """
            insert into record.ledger_entry (dedup, entry, code, received_at, seq, idx)
            values (:dedup, :entry, :code, now(), nextval('record.entry_seq'), :idx)
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

    private final JdbcClient jdbc;
    private final String origin;

    Queue(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.origin = settings.record().origin();
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
    public int forgetRequests(Instant before) {
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

    /// Entries from `from` to below `to`, a batch of them in memory at a time.
    Iterator<byte[]> entries(long from, long to) {
        return new Iterator<>() {
            private long next = from;
            private Iterator<byte[]> batch = List.<byte[]>of().iterator();

            @Override
            public boolean hasNext() {
                return batch.hasNext() || next < to;
            }

            @Override
            public byte[] next() {
                if (!batch.hasNext()) {
                    long end = Math.min(to, next + Sequencer.BATCH);
                    batch = batch(next, end);
                    next = end;
                }
                return batch.next();
            }
        };
    }

    private Iterator<byte[]> batch(long from, long to) {
        return jdbc.sql(ENTRIES)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> row.getBytes(1))
                .list()
                .iterator();
    }
}
