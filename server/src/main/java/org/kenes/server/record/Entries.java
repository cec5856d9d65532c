package org.kenes.server.record;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.record.vault.Envelope;
import org.kenes.server.record.vault.Vault;
import org.kenes.server.record.vault.Vault.Openings;
import org.kenes.server.shell.setup.Randomness;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The rows of accepted entries, each stored together with what opens it.
///
/// Few are stored one by one, many by statements with arrays: PostgreSQL plans a statement with
/// arrays anew for every call, which for one entry costs more than storing it. To look for
/// conflicts costs a third of an insertion, so many are stored as if there were none; if there is
/// one after all, they go one by one.
@Component
class Entries {
    private static final int FEW = 4;

    private static final String KNOWN =
            "select dedup, request_mac, entry, code, received_at from record.ledger_entry where"
                    + " dedup = :dedup";
    private static final String KNOWN_MANY = KNOWN.replace("= :dedup", "= any(:dedup)");
    private static final String INSERT =
            """
            with stored as (
                insert into record.ledger_entry (dedup, request_mac, entry, code, received_at, shuffle, seq)
                values (:dedup, :mac, :entry, :code, :received, :shuffle::bigint,
                        case when :shuffle::bigint is null then nextval('record.entry_seq') end)
                on conflict do nothing
                returning dedup
            ), opened as (
                insert into vault.opening (dedup, coded, words, prov, ctl, digests)
                select dedup, :coded::bytea, :words::bytea, :prov::bytea, :ctl::bytea, :digests::bytea from stored where :digests::bytea is not null
            )
            select dedup from stored
            """;
    private static final String INSERT_MANY =
            """
            insert into record.ledger_entry (dedup, request_mac, entry, code, received_at, shuffle, seq)
            select dedup, mac, entry, code, :received, shuffle,
                   case when shuffle is null then nextval('record.entry_seq') end
            from unnest(:dedup::bytea[], :mac::bytea[], :entry::bytea[], :code::text[], :shuffle::bigint[])
                 with ordinality as n (dedup, mac, entry, code, shuffle, place)
            order by place
            """;
    private static final String OPEN_MANY =
            """
            insert into vault.opening (dedup, coded, words, prov, ctl, digests)
            select * from unnest(:dedup::bytea[], :coded::bytea[], :words::bytea[], :prov::bytea[], :ctl::bytea[], :digests::bytea[])
            """;

    /// @param mac of the request, null from a day after merging on
    /// @param received exact until a day after merging, then the date
    record Row(byte @Nullable [] mac, byte[] entry, String code, Instant received) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Randomness randomness;

    Entries(JdbcClient jdbc, Vault vault, Randomness randomness) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.randomness = randomness;
    }

    Map<Hash, Row> known(Set<Hash> dedups) {
        Map<Hash, Row> rows = new LinkedHashMap<>();
        if (dedups.size() > FEW) {
            known(KNOWN_MANY, bytes(dedups), rows);
        } else {
            dedups.forEach(dedup -> known(KNOWN, dedup.bytes(), rows));
        }
        return rows;
    }

    private void known(String sql, Object dedup, Map<Hash, Row> rows) {
        jdbc.sql(sql)
                .param("dedup", dedup)
                .query(row -> {
                    rows.put(
                            Hash.of(row.getBytes("dedup")),
                            new Row(
                                    row.getBytes("request_mac"),
                                    row.getBytes("entry"),
                                    row.getString("code"),
                                    row.getObject("received_at", OffsetDateTime.class)
                                            .toInstant()));
                });
    }

    /// Stores what is neither known nor bears a taken code; returns what was stored.
    Set<Hash> insert(Map<Hash, Envelope> made, Map<Hash, byte[]> macs, Instant received) {
        List<Fresh> rows = rows(made, macs);
        OffsetDateTime at = OffsetDateTime.ofInstant(received, ZoneOffset.UTC);
        Set<Hash> stored = new HashSet<>();
        if (rows.size() > FEW && insertMany(rows, at)) {
            stored.addAll(made.keySet());
        } else {
            rows.forEach(row -> insertOne(row, at, stored));
        }
        return stored;
    }

    /// @param shuffle null for public entries
    private record Fresh(
            byte[] dedup,
            byte @Nullable [] mac,
            byte[] entry,
            String code,
            @Nullable Long shuffle,
            Openings openings) {}

    private List<Fresh> rows(Map<Hash, Envelope> made, Map<Hash, byte[]> macs) {
        // one draw for all: asking the system's generator costs more than the bytes
        ByteBuffer random =
                ByteBuffer.wrap(randomness.bytes(made.size() * (Long.BYTES + Vault.NONCES)));
        List<Fresh> rows = new ArrayList<>(made.size());
        made.forEach((hash, envelope) -> {
            byte[] dedup = hash.bytes();
            long shuffle = random.getLong();
            byte[] nonces = new byte[Vault.NONCES];
            random.get(nonces);
            rows.add(
                    new Fresh(
                            dedup,
                            macs.get(hash),
                            envelope.bytes(),
                            envelope.code().toString(),
                            envelope.openings() == null ? null : shuffle,
                            vault.seal(dedup, envelope.openings(), nonces)));
        });
        return rows;
    }

    private void insertOne(Fresh row, OffsetDateTime received, Set<Hash> stored) {
        Openings openings = row.openings();
        jdbc.sql(INSERT)
                .param("received", received)
                .param("dedup", row.dedup())
                .param("mac", row.mac())
                .param("entry", row.entry())
                .param("code", row.code())
                .param("shuffle", row.shuffle())
                .param("coded", openings.coded())
                .param("words", openings.words())
                .param("prov", openings.prov())
                .param("ctl", openings.ctl())
                .param("digests", openings.digests())
                .query((RowCallbackHandler) found -> stored.add(Hash.of(found.getBytes(1))));
    }

    /// All of them, or nothing if one is in the way.
    private boolean insertMany(List<Fresh> rows, OffsetDateTime received) {
        jdbc.sql("savepoint many").update();
        try {
            jdbc.sql(INSERT_MANY)
                    .param("received", received)
                    .param("dedup", column(rows, Fresh::dedup))
                    .param("mac", column(rows, Fresh::mac))
                    .param("entry", column(rows, Fresh::entry))
                    .param("code", rows.stream().map(Fresh::code).toArray(String[]::new))
                    .param("shuffle", rows.stream().map(Fresh::shuffle).toArray(Long[]::new))
                    .update();
            openMany(rows.stream().filter(row -> row.openings().digests() != null).toList());
            jdbc.sql("release savepoint many").update();
            return true;
        } catch (DuplicateKeyException e) {
            jdbc.sql("rollback to savepoint many").update();
            return false;
        }
    }

    private void openMany(List<Fresh> rows) {
        jdbc.sql(OPEN_MANY)
                .param("dedup", column(rows, Fresh::dedup))
                .param("coded", column(rows, row -> row.openings().coded()))
                .param("words", column(rows, row -> row.openings().words()))
                .param("prov", column(rows, row -> row.openings().prov()))
                .param("ctl", column(rows, row -> row.openings().ctl()))
                .param("digests", column(rows, row -> row.openings().digests()))
                .update();
    }

    private static byte[][] column(List<Fresh> rows, Function<Fresh, byte @Nullable []> value) {
        return rows.stream().map(value).toArray(byte[][]::new);
    }

    private static byte[][] bytes(Set<Hash> hashes) {
        return hashes.stream().map(Hash::bytes).toArray(byte[][]::new);
    }
}
