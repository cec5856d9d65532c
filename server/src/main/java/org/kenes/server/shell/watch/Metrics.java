package org.kenes.server.shell.watch;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

import org.kenes.server.shell.setup.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.function.ToIntFunction;

import javax.sql.DataSource;

/// The registry of all readings, and those that belong to no other package: the pool of database
/// connections, the disk, the machine of Java.
@Configuration(proxyBeanMethods = false)
class Metrics {
    @Bean
    static PrometheusRegistry registry() {
        PrometheusRegistry registry = new PrometheusRegistry();
        JvmMetrics.builder().register(registry);
        return registry;
    }

    @Bean
    static Reading freeBytes(Settings settings) {
        return new Reading(
                "data_free_bytes",
                "Room left on the disk of the data folder.",
                () -> settings.data().toFile().getUsableSpace());
    }

    @Bean
    static Reading activeConnections(DataSource database) {
        return pool(
                database,
                "database_connections_active",
                "Database connections that somebody works with.",
                HikariPoolMXBean::getActiveConnections);
    }

    @Bean
    static Reading waitingForConnection(DataSource database) {
        return pool(
                database,
                "database_connections_awaited",
                "Requests that wait for a database connection.",
                HikariPoolMXBean::getThreadsAwaitingConnection);
    }

    private static Reading pool(
            DataSource database, String name, String help, ToIntFunction<HikariPoolMXBean> value) {
        return new Reading(
                name,
                help,
                () -> value.applyAsInt(((HikariDataSource) database).getHikariPoolMXBean()));
    }
}
