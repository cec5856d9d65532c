package org.kenes.server.account;

import org.kenes.server.shell.setup.Randomness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;

/// Keys that open the staff commands over HTTP. They are written to a file of the administrator's
/// when the server starts with `--admin-key-out`; here only hashes stay.
@Component
public class AdminKeys {
    private static final String SAVE =
            "insert into account.admin_key (token_sha256, issued_on) values (?, ?)";
    private static final String KNOWN =
            "select exists (select from account.admin_key where token_sha256 = ?)";

    private final JdbcClient jdbc;
    private final Randomness randomness;
    private final Clock clock;

    AdminKeys(JdbcClient jdbc, Randomness randomness, Clock clock) {
        this.jdbc = jdbc;
        this.randomness = randomness;
        this.clock = clock;
    }

    /// @return the key, shown once
    @Transactional
    public String issue() {
        String token = Tokens.draw(randomness);
        jdbc.sql(SAVE).params(Tokens.hash(token), LocalDate.now(clock)).update();
        return token;
    }

    public boolean opens(String token) {
        return jdbc.sql(KNOWN).param(Tokens.hash(token)).query(Boolean.class).single();
    }
}
