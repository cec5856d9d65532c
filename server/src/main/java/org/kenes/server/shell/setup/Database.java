package org.kenes.server.shell.setup;

import com.zaxxer.hikari.HikariDataSource;

import org.kenes.server.shell.postgres.EmbeddedPostgres;
import org.kenes.server.shell.setup.Settings.ExternalDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/// The one data source: the embedded server unless an external one is configured, migrated before
/// anybody sees it.
@Configuration(proxyBeanMethods = false)
public class Database {
    /// A transaction in which nothing happens for so long is ended by PostgreSQL: a server that is
    /// stopped or frozen in the middle of one must not keep its locks from all others.
    private static final String END_IDLE = "set idle_in_transaction_session_timeout = '2min'";

    private static final String KEEP_IDLE = "set local idle_in_transaction_session_timeout = 0";

    /// This transaction only reads, locks nothing, and its reader may be busy with something else
    /// for long.
    public static void keepWhileIdle(Connection reading) throws SQLException {
        try (Statement statement = reading.createStatement()) {
            statement.execute(KEEP_IDLE);
        }
    }

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
        pool.setConnectionInitSql(END_IDLE);
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
