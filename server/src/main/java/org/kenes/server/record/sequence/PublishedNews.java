package org.kenes.server.record.sequence;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.setup.Settings;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

import javax.sql.DataSource;

/// Step G of a batch: whoever follows hears at once that something was published, and copies it,
/// instead of looking every few seconds. Nothing rests on being heard: a session that was lost, or
/// a proxy that passes no notifications on, costs the seconds until {@link SequencerLoop} looks by
/// itself.
@Component
class PublishedNews implements SmartLifecycle {
    static final String CHANNEL = "kenes_published";

    private static final Logger LOG = LoggerFactory.getLogger(PublishedNews.class);
    private static final int WAIT_MILLIS = 2_000;

    private final DataSource database;
    private final Sequencer sequencer;
    private final String origin;
    private final boolean wanted;
    private volatile @Nullable Thread listener;

    PublishedNews(DataSource database, Sequencer sequencer, Settings settings) {
        this.database = database;
        this.sequencer = sequencer;
        this.origin = settings.record().origin();
        this.wanted = settings.record().period().isPositive();
    }

    @Override
    public void start() {
        if (wanted) {
            listener = Thread.ofPlatform().name("published-news").daemon().start(this::listen);
        }
    }

    private void listen() {
        while (isRunning()) {
            try (Connection session = database.getConnection();
                    Statement statement = session.createStatement()) {
                statement.execute("listen " + CHANNEL);
                hear(session.unwrap(PGConnection.class));
                statement.execute("unlisten " + CHANNEL);
            } catch (SQLException e) {
                LOG.info("no news until a new session: {}", e.getMessage());
                rest();
            }
        }
    }

    private void hear(PGConnection session) throws SQLException {
        while (isRunning()) {
            PGNotification[] heard = session.getNotifications(WAIT_MILLIS);
            if (isRunning()
                    && heard != null
                    && Arrays.stream(heard).anyMatch(it -> it.getParameter().equals(origin))) {
                sequencer.keepUp();
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread old = listener;
        listener = null;
        try {
            if (old != null) {
                old.join(2L * WAIT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }
}
