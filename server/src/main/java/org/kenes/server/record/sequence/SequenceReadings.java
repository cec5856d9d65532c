package org.kenes.server.record.sequence;

import org.kenes.server.shell.watch.Obstacle;
import org.kenes.server.shell.watch.Reading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// What the log tells those who keep the server. Every replica tells the same of the log itself,
/// because it is asked of the one row of the head.
@Configuration(proxyBeanMethods = false)
class SequenceReadings {
    private static final String LONGEST_WAITING =
            """
            select coalesce(extract(epoch from now() - min(received_at)), 0) from (
                select received_at from record.ledger_entry where idx is null and shuffle is not null
                union all
                select received_at from record.ledger_entry where idx is null and seq is not null) waiting
            """;

    @Bean
    static Obstacle databaseDoesNotAnswer(Heads heads) {
        return new Obstacle(
                "database",
                () -> {
                    heads.publishedSize();
                    return null;
                });
    }

    @Bean
    static Reading entriesWithAPlace(Heads heads) {
        return new Reading(
                "log_assigned_entries",
                "Entries that have their place in the log.",
                () -> heads.row().assigned());
    }

    @Bean
    static Reading publishedEntries(Heads heads) {
        return new Reading(
                "log_published_entries",
                "Entries below the published checkpoint.",
                heads::publishedSize);
    }

    @Bean
    static Reading longestWaiting(JdbcClient jdbc) {
        return new Reading(
                "log_waiting_seconds",
                "How long the oldest acknowledged entry has waited for its place; 0 when none"
                        + " does.",
                () -> jdbc.sql(LONGEST_WAITING).query(Double.class).single());
    }

    @Bean
    static Reading halted(Halt halt) {
        return new Reading(
                "log_halted",
                "1 when this process found a contradiction and signs nothing any more.",
                () -> halt.reason() == null ? 0 : 1);
    }

    @Bean
    static Reading withoutQuorum(Publisher publisher, Clock clock) {
        return new Reading(
                "log_quorum_missing_seconds",
                "How long the witnesses of the policy have left this process waiting; 0 when they"
                        + " answered.",
                () -> {
                    Instant since = publisher.waiting();
                    return since == null
                            ? 0
                            : Duration.between(since, clock.instant()).toMillis() / 1000.0;
                });
    }
}
