package org.kenes.server.shell.setup;

import com.zaxxer.hikari.HikariDataSource;

import org.flywaydb.core.Flyway;
import org.kenes.server.shell.postgres.EmbeddedPostgres;
import org.kenes.server.shell.setup.Settings.ExternalDatabase;
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
                    "release",
                    "referendum",
                    "tracker");

    @Bean
    DataSource dataSource(Settings settings) throws Exception {
        ExternalDatabase external = settings.database();
        HikariDataSource pool =
                external == null
                        ? embedded(EmbeddedPostgres.start(settings.data().resolve("postgres")))
                        : pool(
                                new HikariDataSource(),
                                external.url(),
                                external.user(),
                                external.password());
        pool.setMaximumPoolSize(16);
        migrate(pool);
        return pool;
    }

    /// Closing the pool stops the server, and only then: whatever is closed before may still write.
    private static HikariDataSource embedded(EmbeddedPostgres postgres) {
        HikariDataSource pool =
                new HikariDataSource() {
                    @Override
                    public void close() {
                        super.close();
                        postgres.close();
                    }
                };
        return pool(pool, postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    private static HikariDataSource pool(
            HikariDataSource pool, String url, String user, String password) {
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
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
