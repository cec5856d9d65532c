package org.kenes.server.text;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// Ids of the published versions, oldest first. Whoever asks inside a transaction is told what is
/// true there. Pages ask at every tap: they are told what was true within the last second, so they
/// see a second later what another server published, and at once what this one did. Thread-safe.
final class PublishedIds {
    private static final String ALL = "select id from text.draft order by seq";
    private static final long LONG = TimeUnit.SECONDS.toNanos(1);

    /// @param at of the monotonic clock
    private record Asked(List<String> ids, long at) {
        static final Asked NOTHING = new Asked(List.of(), 0);

        /// While nothing is published everybody waits for it, and nobody speaks.
        boolean isOld() {
            return ids.isEmpty() || System.nanoTime() - at > LONG;
        }
    }

    private final JdbcClient jdbc;
    private volatile Asked last = Asked.NOTHING;

    PublishedIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> ids() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return ask();
        }
        Asked now = last;
        if (now.isOld()) {
            long at = System.nanoTime();
            now = new Asked(ask(), at);
            last = now;
        }
        return now.ids();
    }

    private List<String> ask() {
        return jdbc.sql(ALL).query(String.class).list();
    }

    /// By the transaction of the caller: once it has committed, what was asked before is forgotten.
    void changed() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        last = Asked.NOTHING;
                    }
                });
    }
}
