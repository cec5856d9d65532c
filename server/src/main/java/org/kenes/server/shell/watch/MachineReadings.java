package org.kenes.server.shell.watch;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

import org.kenes.server.shell.setup.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.function.ToIntFunction;

import javax.sql.DataSource;

/// Readings that belong to no other package: the pool of database connections, and the disk.
@Configuration(proxyBeanMethods = false)
class MachineReadings {
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
