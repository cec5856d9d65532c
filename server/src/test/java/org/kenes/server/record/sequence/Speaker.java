package org.kenes.server.record.sequence;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import com.zaxxer.hikari.HikariDataSource;

import org.flywaydb.core.Flyway;
import org.kenes.dataset.entry.DialogueEntry;
import org.kenes.opinion.Stance;
import org.kenes.server.record.Record;
import org.kenes.server.record.Recorded;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.shell.setup.Settings.ExternalDatabase;
import org.kenes.server.shell.setup.Settings.RecordSettings;
import org.kenes.server.shell.state.Dialogue;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RestController;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

/// The record alone, without pages and receipts, as a process that speaks and sequences as fast as
/// it can until somebody kills it. What was acknowledged is a line on standard output, written
/// after the commit.
final class Speaker {
    static final String ACK = "ack ";

    private Speaker() {}

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan(
            basePackages = "org.kenes.server.record",
            excludeFilters = {
                @Filter(RestController.class),
                @Filter(
                        type = FilterType.REGEX,
                        pattern = "org\\.kenes\\.server\\.record\\.receipt\\..*")
            })
    static class RecordAlone {}

    /// @param args folder of the data; address, user and password of the database
    public static void main(String[] args) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        AnnotationConfigApplicationContext record =
                open(Path.of(args[0]), args[1], args[2], args[3]);
        Thread.ofPlatform().daemon().start(() -> speak(record));
        Sequencer sequencer = record.getBean(Sequencer.class);
        while (true) {
            sequencer.drain();
        }
    }

    static AnnotationConfigApplicationContext open(
            Path data, String url, String user, String password) {
        return open(
                settings(data, RecordSettings.whenAsked("killed.example/log")),
                new ExternalDatabase(url, user, password),
                Clock.systemUTC());
    }

    static Settings settings(Path data, RecordSettings record) {
        Map<String, String> name = Map.of("en", "Record alone");
        return new Settings(
                data,
                0,
                null,
                new Settings.DialogueSettings(
                        "alone",
                        name,
                        name,
                        List.of("en"),
                        ZoneOffset.UTC,
                        LocalDate.of(2031, 1, 1),
                        LocalDate.of(2031, 12, 31)),
                record,
                false);
    }

    /// @param at a database in which nothing or the record is
    static AnnotationConfigApplicationContext open(
            Settings settings, ExternalDatabase at, Clock clock) {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(at.url());
        database.setUsername(at.user());
        database.setPassword(at.password());
        database.setMaximumPoolSize(4);
        Flyway.configure()
                .dataSource(database)
                .schemas("record")
                .table("schema_version")
                .locations("classpath:db/migration/record")
                .load()
                .migrate();
        var context = new AnnotationConfigApplicationContext();
        var manager = new JdbcTransactionManager(database);
        context.registerBean(Settings.class, () -> settings);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Randomness.class, Randomness::secure);
        context.registerBean(Dialogue.class, () -> new Dialogue(context.getEnvironment()));
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(PlatformTransactionManager.class, () -> manager);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(manager));
        context.register(RecordAlone.class);
        context.refresh();
        return context;
    }

    /// Three opinions at a time, the last of which replaces the one before.
    private static void speak(AnnotationConfigApplicationContext context) {
        Record record = context.getBean(Record.class);
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        while (true) {
            List<Recorded> three =
                    transaction.execute(status -> {
                        List<Recorded> said =
                                record.addAll(List.of(opinion(), opinion(), opinion()));
                        record.supersede(
                                accepted(said.get(1)).dedup(), accepted(said.get(2)).dedup());
                        return said;
                    });
            StringBuilder line = new StringBuilder();
            three.forEach(it -> line.append(ACK).append(accepted(it).code()).append('\n'));
            System.out.print(line);
            System.out.flush();
        }
    }

    private static Recorded.Accepted accepted(Recorded recorded) {
        return (Recorded.Accepted) recorded;
    }

    static Submission opinion() {
        String key = UUID.randomUUID().toString();
        return new Submission(
                new SubmissionKey("killed", key),
                key.getBytes(UTF_8),
                () ->
                        new DialogueEntry.Opinion(
                                "draft-1",
                                "art_1",
                                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                                Stance.PARTLY,
                                new DialogueEntry.Circumstances(
                                        "kk", "", "", LocalDate.of(2031, 3, 1), "self", 0, 1),
                                "",
                                Map.of()));
    }
}
