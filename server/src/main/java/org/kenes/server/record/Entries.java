package org.kenes.server.record;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.record.vault.Envelope;
import org.kenes.server.record.vault.Vault;
import org.kenes.server.record.vault.Vault.Columns;
import org.kenes.server.shell.setup.Randomness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The rows of accepted entries, each stored together with what opens it.
@Component
class Entries {
    private static final String KNOWN =
            """
            select dedup, request_mac, entry, code, received_at from record.ledger_entry where dedup = any(:dedups)
            """;
    private static final String INSERT =
            """
            with fresh as (
                select * from unnest(:dedups::bytea[], :macs::bytea[], :entries::bytea[], :codes::text[], :shuffles::bigint[],
                                     :coded::bytea[], :words::bytea[], :prov::bytea[], :ctl::bytea[], :digests::bytea[])
                     with ordinality as n (dedup, mac, entry, code, shuffle, coded, words, prov, ctl, digests, place)
            ), stored as (
                insert into record.ledger_entry (dedup, request_mac, entry, code, received_at, shuffle, seq)
                select dedup, mac, entry, code, :received, shuffle,
                       case when shuffle is null then nextval('record.entry_seq') end
                from fresh order by place
                on conflict do nothing
                returning dedup
            ), opened as (
                insert into vault.opening (dedup, coded, words, prov, ctl, digests)
                select dedup, coded, words, prov, ctl, digests from fresh join stored using (dedup) where digests is not null
            )
            select dedup from stored
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
        if (!dedups.isEmpty()) {
            jdbc.sql(KNOWN)
                    .param("dedups", bytes(dedups))
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
        return rows;
    }

    /// Stores what is neither known nor bears a taken code; returns what was stored.
    Set<Hash> insert(Map<Hash, Envelope> made, Map<Hash, byte[]> macs, Instant received) {
        int n = made.size();
        byte[][] entries = new byte[n][];
        String[] codes = new String[n];
        Long[] shuffles = new Long[n];
        ByteBuffer random = ByteBuffer.wrap(randomness.bytes(n * Long.BYTES));
        int i = 0;
        for (Envelope envelope : made.values()) {
            entries[i] = envelope.bytes();
            codes[i] = envelope.code().toString();
            shuffles[i] = envelope.openings() == null ? null : random.getLong();
            i++;
        }
        Columns openings = vault.seal(made);
        return jdbc.sql(INSERT)
                .param("received", OffsetDateTime.ofInstant(received, ZoneOffset.UTC))
                .param("dedups", bytes(made.keySet()))
                .param("macs", made.keySet().stream().map(macs::get).toArray(byte[][]::new))
                .param("entries", entries)
                .param("codes", codes)
                .param("shuffles", shuffles)
                .param("coded", openings.of(Compartment.CODED))
                .param("words", openings.of(Compartment.TEXT))
                .param("prov", openings.of(Compartment.PROV))
                .param("ctl", openings.of(Compartment.CTL))
                .param("digests", openings.digests())
                .query((row, number) -> Hash.of(row.getBytes(1)))
                .set();
    }

    private static byte[][] bytes(Set<Hash> hashes) {
        return hashes.stream().map(Hash::bytes).toArray(byte[][]::new);
    }
}
