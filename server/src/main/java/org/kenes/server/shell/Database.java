package org.kenes.server.shell;

import com.zaxxer.hikari.HikariDataSource;

import org.flywaydb.core.Flyway;
import org.kenes.server.shell.Settings.ExternalDatabase;
import org.kenes.server.shell.postgres.EmbeddedPostgres;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

import javax.sql.DataSource;

/// The one data source: the embedded server unless an external one is configured, migrated before
/// anybody sees it.
@Configuration(proxyBeanMethods = false)
class Database {
    /// Packages with a schema of their own, in the order of their foreign keys.
    private static final List<String> SCHEMAS =
            List.of(
                    "account",
                    "record",
                    "moderation",
                    "text",
                    "coalition",
                    "outreach",
                    "dialogue",
                    "release");

    @Bean
    DataSource dataSource(Settings settings) throws Exception {
        ExternalDatabase external = settings.database();
        HikariDataSource pool = new HikariDataSource();
        if (external == null) {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(settings.data().resolve("postgres"));
            pool.setJdbcUrl(postgres.jdbcUrl());
            pool.setUsername(postgres.user());
            pool.setPassword(postgres.password());
        } else {
            pool.setJdbcUrl(external.url());
            pool.setUsername(external.user());
            pool.setPassword(external.password());
        }
        pool.setMaximumPoolSize(16);
        migrate(pool);
        return pool;
    }

    private static void migrate(DataSource database) {
        for (String schema : SCHEMAS) {
            String folder = "db/migration/" + schema;
            if (Database.class.getClassLoader().getResource(folder) == null) {
                continue;
            }
            Flyway.configure()
                    .dataSource(database)
                    .schemas(schema)
                    .table("schema_version")
                    .locations("classpath:" + folder)
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        }
    }
}
