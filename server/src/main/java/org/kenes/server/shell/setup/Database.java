package org.kenes.server.shell.setup;

import com.zaxxer.hikari.HikariDataSource;

import org.kenes.server.shell.postgres.EmbeddedPostgres;
import org.kenes.server.shell.setup.Settings.ExternalDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import javax.sql.DataSource;

/// The one data source: the embedded server unless an external one is configured, migrated before
/// anybody sees it.
@Configuration(proxyBeanMethods = false)
class Database {
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
        Migrations.run(pool);
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
}
