package org.kenes.server.record;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.cut.Opening;
import org.kenes.dataset.cut.Openings;
import org.kenes.dataset.cut.TextStatus;
import org.kenes.ledger.entry.Commitment;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.entry.Compartments.Part;
import org.kenes.ledger.tree.Hash;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

import javax.sql.DataSource;

/// The vault as the cut reads it: one opening at a time, ascending by index, from one consistent
/// snapshot.
final class VaultOpenings implements Openings {
    private static final String OPENINGS =
            """
            select e.idx, e.dedup, v.coded, v.words, v.digests
            from record.ledger_entry e join vault.opening v on v.dedup = e.dedup
            where e.idx < ? and v.coded is not null
            order by e.idx
            """;
    private static final int FETCH = 2_000;

    private final DataSource database;
    private final Vault vault;

    VaultOpenings(DataSource database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Override
    public Openings.Cursor open(long size) {
        try {
            return new Cursor(size);
        } catch (SQLException e) {
            throw new IllegalStateException("the vault cannot be read", e);
        }
    }

    private final class Cursor implements Openings.Cursor {
        private final Connection connection;
        private final PreparedStatement statement;
        private final ResultSet rows;

        Cursor(long size) throws SQLException {
            connection = database.getConnection();
            connection.setAutoCommit(false);
            statement = connection.prepareStatement(OPENINGS);
            statement.setFetchSize(FETCH);
            statement.setLong(1, size);
            rows = statement.executeQuery();
        }

        @Override
        public @Nullable Opening next() {
            try {
                return rows.next() ? opening() : null;
            } catch (SQLException e) {
                throw new IllegalStateException("the vault cannot be read", e);
            }
        }

        private Opening opening() throws SQLException {
            long index = rows.getLong("idx");
            byte[] dedup = rows.getBytes("dedup");
            Part coded = vault.open(dedup, Compartment.CODED, rows.getBytes("coded"));
            byte[] sealedWords = rows.getBytes("words");
            Commitment digests = commitment(rows.getBytes("digests"));
            String published = new String(coded.value(), StandardCharsets.UTF_8);
            if (sealedWords == null) {
                return Opening.silent(
                        index, published, coded.salt(), digests.rest(), TextStatus.ERASED);
            }
            Part words = vault.open(dedup, Compartment.TEXT, sealedWords);
            if (words.value().length == 0) {
                return Opening.silent(
                        index, published, coded.salt(), digests.rest(), TextStatus.NONE);
            }
            String text = new String(words.value(), StandardCharsets.UTF_8);
            return Opening.spoken(
                    index,
                    published,
                    coded.salt(),
                    new Opening.Words(text, words.salt(), digests.tail()));
        }

        @Override
        public void close() {
            try (connection;
                    statement;
                    rows) {
                connection.rollback();
                connection.setAutoCommit(true);
            } catch (SQLException e) {
                throw new IllegalStateException("the vault cannot be closed", e);
            }
        }
    }

    private static Commitment commitment(byte[] digests) {
        Hash[] parts = new Hash[Compartment.values().length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Hash.of(Arrays.copyOfRange(digests, i * Hash.LENGTH, (i + 1) * Hash.LENGTH));
        }
        return new Commitment(parts[0], parts[1], parts[2], parts[3]);
    }
}
