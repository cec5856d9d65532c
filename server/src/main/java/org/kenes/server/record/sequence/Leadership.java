package org.kenes.server.record.sequence;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/// Who sequences: one process at a time, by an advisory lock on a session of its own. The session
/// must never go through a transaction-pooling proxy.
///
/// A stopped process would keep its lock for ever, because its kernel still answers keep-alives; so
/// the server ends the session after 15 idle seconds, and a live leader pings it more often than
/// that. Losing the lock harms nothing: every write to the head is fenced by the epoch.
@Component
class Leadership implements AutoCloseable {
    private static final String IDLE = "set idle_session_timeout = '15s'";

    private final DataSource database;
    private final long key;

    /// Whether somebody asks {@link #held} every few seconds; without that the session must not end
    /// when idle.
    private final boolean pinged;

    private @Nullable Connection session;

    Leadership(DataSource database, Settings settings) {
        this.database = database;
        this.pinged = settings.record().period().isPositive();
        this.key =
                ByteBuffer.wrap(
                                Hash.sha256("kenes/leader/v1\n", bytes(settings.record().origin()))
                                        .bytes())
                        .getLong();
    }

    /// True if the lock is ours, now or still.
    boolean held() throws SQLException {
        if (session != null && ping(session)) {
            return true;
        }
        close();
        Connection fresh = database.getConnection();
        try (Statement statement = fresh.createStatement();
                var answer = statement.executeQuery("select pg_try_advisory_lock(" + key + ")")) {
            answer.next();
            if (answer.getBoolean(1)) {
                if (pinged) {
                    statement.execute(IDLE);
                }
                session = fresh;
                return true;
            }
        }
        fresh.close();
        return false;
    }

    private static boolean ping(Connection session) {
        try (Statement statement = session.createStatement()) {
            statement.execute("select 1");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /// Gives the lock up.
    @Override
    public void close() throws SQLException {
        Connection old = session;
        session = null;
        if (old == null) {
            return;
        }
        try (old;
                Statement statement = old.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + key + ")");
            statement.execute("reset idle_session_timeout");
        } catch (SQLException e) {
            // the session has ended, and its lock with it
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
