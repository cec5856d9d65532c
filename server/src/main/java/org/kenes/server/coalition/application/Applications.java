package org.kenes.server.coalition.application;

import org.kenes.server.coalition.Organisation;
import org.kenes.server.coalition.Organisations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who asks to take part, and what became of it.
@Component
class Applications {
    private static final int SHOWN = 200;
    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");
    private static final String ASK =
            """
            insert into coalition.application (asked_on, lang, name_kk, name_ru, name_en, kind, role,
                coalition, register_no, contact, words)
            values (?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?, ?)
            """;
    private static final String WAITING =
            """
            select id, asked_on, lang, name_kk, name_ru, name_en, kind, role,
                coalesce(coalition, '') as coalition, register_no, contact, words
            from coalition.application where decided_on is null
            """;
    private static final String OLDEST = WAITING + " order by id limit " + SHOWN;
    private static final String ONE = WAITING + " and id = ? for update";
    private static final String DECIDE =
            """
            update coalition.application set organisation = nullif(?, ''), reason = ?, decided_on = ?,
                contact = '' where id = ?
            """;

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Clock clock;

    Applications(JdbcClient jdbc, Organisations organisations, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.clock = clock;
    }

    record Waiting(long id, LocalDate asked, Application application) {}

    void ask(Application it) {
        jdbc.sql(ASK)
                .params(
                        LocalDate.now(clock),
                        it.lang(),
                        it.names().getOrDefault("kk", ""),
                        it.names().getOrDefault("ru", ""),
                        it.names().getOrDefault("en", ""),
                        it.kind(),
                        it.role(),
                        it.coalition(),
                        it.registerNo(),
                        it.contact(),
                        it.words())
                .update();
    }

    /// The oldest first.
    List<Waiting> waiting() {
        return jdbc.sql(OLDEST).query(Applications::read).list();
    }

    /// What became of a yes.
    enum Registered {
        DONE,
        /// Somebody has decided meanwhile.
        NOT_WAITING,
        /// Another organisation has this id or this number of the state's register.
        TAKEN
    }

    /// @param id address of the organisation from now on
    @Transactional
    Registered accept(long application, String id) {
        Optional<Waiting> found =
                jdbc.sql(ONE).param(application).query(Applications::read).optional();
        if (found.isEmpty()) {
            return Registered.NOT_WAITING;
        }
        Application it = found.get().application();
        // two stewards at the same moment would give two applicants one address
        jdbc.sql("lock table coalition.organisation in share row exclusive mode").update();
        if (organisations.all().stream().anyMatch(other -> clash(other, id, it.registerNo()))) {
            return Registered.TAKEN;
        }
        Map<String, String> names = new LinkedHashMap<>();
        LANGUAGES.forEach(language -> names.put(language, it.name(language)));
        organisations.register(
                new Organisation(
                        id,
                        it.kind(),
                        it.role(),
                        it.coalition().isEmpty() ? null : it.coalition(),
                        null,
                        null,
                        null,
                        names,
                        it.registerNo().isEmpty() ? null : it.registerNo(),
                        LocalDate.now(clock),
                        null));
        decide(application, id, "");
        return Registered.DONE;
    }

    private static boolean clash(Organisation other, String id, String registerNo) {
        return other.id().equals(id)
                || !registerNo.isEmpty() && registerNo.equals(other.registerNo());
    }

    /// @return false when somebody has decided meanwhile
    @Transactional
    boolean refuse(long application, String reason) {
        boolean waits =
                jdbc.sql(ONE).param(application).query(Applications::read).optional().isPresent();
        if (waits) {
            decide(application, "", reason);
        }
        return waits;
    }

    private void decide(long application, String organisation, String reason) {
        jdbc.sql(DECIDE).params(organisation, reason, LocalDate.now(clock), application).update();
    }

    private static Waiting read(ResultSet row, int n) throws SQLException {
        Map<String, String> names = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            names.put(language, row.getString("name_" + language));
        }
        return new Waiting(
                row.getLong("id"),
                row.getObject("asked_on", LocalDate.class),
                new Application(
                        row.getString("lang"),
                        names,
                        row.getString("kind"),
                        row.getString("role"),
                        row.getString("coalition"),
                        row.getString("register_no"),
                        row.getString("contact"),
                        row.getString("words")));
    }
}
