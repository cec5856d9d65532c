package org.kenes.server.record.receipt;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Merkle;
import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Where a contribution is, by its code. Never what it says.
@Component
class Receipts {
    private static final String FIND =
            """
            select e.entry, e.received_at, e.request_mac is not null as exact, e.idx, r.idx as replaced_by, g.kind as gone_by,
                   excluded.rule as excluded_by, hidden.rule as hidden_by
            from record.ledger_entry e
            left join record.ledger_intent i on i.target = e.dedup and i.kind = 7 and i.state = 'logged'
            left join record.ledger_entry r on r.dedup = i.by
            left join lateral (select kind from record.ledger_intent
                               where target = e.dedup and kind in (5, 6) and state <> 'void'
                                 and members::jsonb ->> 'scope' = 'all' order by id limit 1) g on true
            left join lateral (select case members::jsonb ->> 'action' when 'exclude' then members::jsonb ->> 'rule' end as rule
                               from record.ledger_intent
                               where target = e.dedup and kind = 4 and state = 'logged' and members::jsonb ->> 'scope' = 'all'
                               order by idx desc limit 1) excluded on true
            left join lateral (select case members::jsonb ->> 'action' when 'exclude' then members::jsonb ->> 'rule' end as rule
                               from record.ledger_intent
                               where target = e.dedup and kind = 4 and state = 'logged' and members::jsonb ->> 'scope' = 'text'
                               order by idx desc limit 1) hidden on true
            where e.code = :code
            order by i.id limit 1
            """;

    /// @param exact whether `received` is still to the second, not only the date
    /// @param index null until it has a place in the log
    /// @param replacedBy index of the entry that counts in its place, or null
    /// @param goneBy 5 withdrawn, 6 erased, or null
    /// @param excludedBy rule by which it does not count, or null
    /// @param hiddenBy rule by which its words are not shown, or null
    record Found(
            String code,
            int kind,
            boolean sealed,
            Hash leaf,
            Instant received,
            boolean exact,
            Instant mergeBy,
            @Nullable Long index,
            @Nullable Long replacedBy,
            @Nullable Integer goneBy,
            @Nullable String excludedBy,
            @Nullable String hiddenBy) {}

    private final JdbcClient jdbc;
    private final Duration mergeWithin;

    Receipts(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.mergeWithin = settings.record().mergeWithin();
    }

    /// @param code as somebody typed it
    Optional<Found> typed(String code) {
        return ReceiptCode.typed(code).flatMap(exact -> find(exact.toString()));
    }

    private Optional<Found> find(String code) {
        return jdbc.sql(FIND)
                .param("code", code)
                .query((row, n) -> {
                    byte[] bytes = row.getBytes("entry");
                    LogEntry entry = LogEntry.parse(bytes);
                    Instant received =
                            row.getObject("received_at", OffsetDateTime.class).toInstant();
                    return new Found(
                            code,
                            entry.kind(),
                            entry instanceof LogEntry.Sealed,
                            Merkle.leaf(bytes),
                            received,
                            row.getBoolean("exact"),
                            received.plus(mergeWithin),
                            row.getObject("idx", Long.class),
                            row.getObject("replaced_by", Long.class),
                            row.getObject("gone_by", Integer.class),
                            row.getString("excluded_by"),
                            row.getString("hidden_by"));
                })
                .optional();
    }
}
