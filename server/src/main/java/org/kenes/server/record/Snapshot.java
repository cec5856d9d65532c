package org.kenes.server.record;

import org.kenes.dataset.cut.Openings;
import org.kenes.server.record.PublicLog.Published;

import java.sql.Connection;
import java.sql.SQLException;

/// Head and vault at one moment. Whatever is destroyed later is still here, and whatever is
/// destroyed already has its tombstone below the head.
public final class Snapshot implements AutoCloseable {
    private final Connection connection;
    private final Published published;
    private final Openings openings;

    Snapshot(Connection connection, Published published, Openings openings) {
        this.connection = connection;
        this.published = published;
        this.openings = openings;
    }

    public Published published() {
        return published;
    }

    public Openings openings() {
        return openings;
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException("the snapshot cannot be closed", e);
        }
    }
}
