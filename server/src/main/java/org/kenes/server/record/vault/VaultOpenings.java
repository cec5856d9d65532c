package org.kenes.server.record.vault;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.cut.Opening;
import org.kenes.dataset.cut.Openings;
import org.kenes.dataset.cut.TextStatus;
import org.kenes.ledger.entry.Commitment;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.entry.Compartments.Part;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The vault as the cut reads it: one opening at a time, ascending by index, from the snapshot that
/// also gave the head of the cut.
public final class VaultOpenings implements Openings {
    private static final String OPENINGS =
            """
            select e.idx, e.dedup, v.coded, v.words, v.digests
            from record.ledger_entry e join vault.opening v on v.dedup = e.dedup
            where e.idx < ? and v.coded is not null
            order by e.idx
            """;
    private static final int FETCH = 2_000;

    private final Connection snapshot;
    private final Vault vault;

    public VaultOpenings(Connection snapshot, Vault vault) {
        this.snapshot = snapshot;
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
        private final PreparedStatement statement;
        private final ResultSet rows;

        Cursor(long size) throws SQLException {
            statement = snapshot.prepareStatement(OPENINGS);
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
            Commitment digests = Vault.commitment(rows.getBytes("digests"));
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
            try (statement;
                    rows) {
                // closing them is all
            } catch (SQLException e) {
                throw new IllegalStateException("the vault cannot be closed", e);
            }
        }
    }
}
