package org.kenes.server.account.program;

import org.kenes.server.account.Tokens;
import org.kenes.server.shell.setup.Randomness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Who writes with a program's key. Only hashes of the keys are stored.
@Component
public class Programs {
    private static final String BEARER = "Bearer ";

    private static final String SAVE =
            "insert into account.program (token_sha256, name, channel, since) values (?, ?, ?, ?)";
    private static final String FIND =
            "select id, name, channel, since from account.program"
                    + " where token_sha256 = ? and ended is null";
    private static final String ALL =
            "select id, name, channel, since from account.program where ended is null order by id";
    private static final String END =
            "update account.program set ended = ? where id = ? and ended is null";

    private final JdbcClient jdbc;
    private final Randomness randomness;
    private final Clock clock;

    Programs(JdbcClient jdbc, Randomness randomness, Clock clock) {
        this.jdbc = jdbc;
        this.randomness = randomness;
        this.clock = clock;
    }

    /// @param channel `self` where people type themselves, `assisted` where somebody types for them
    public record Program(long id, String name, String channel, LocalDate since) {}

    /// @return the key, shown once
    @Transactional
    public String register(String name, String channel) {
        String token = Tokens.draw(randomness);
        jdbc.sql(SAVE).params(Tokens.hash(token), name, channel, LocalDate.now(clock)).update();
        return token;
    }

    /// @param authorization the header, empty without one
    public Optional<Program> bearing(String authorization) {
        return authorization.startsWith(BEARER)
                ? jdbc.sql(FIND)
                        .param(Tokens.hash(authorization.substring(BEARER.length()).strip()))
                        .query(Programs::program)
                        .optional()
                : Optional.empty();
    }

    List<Program> all() {
        return jdbc.sql(ALL).query(Programs::program).list();
    }

    @Transactional
    boolean end(long id) {
        return jdbc.sql(END).params(LocalDate.now(clock), id).update() == 1;
    }

    private static Program program(ResultSet row, int n) throws SQLException {
        return new Program(
                row.getLong("id"),
                row.getString("name"),
                row.getString("channel"),
                row.getObject("since", LocalDate.class));
    }
}
