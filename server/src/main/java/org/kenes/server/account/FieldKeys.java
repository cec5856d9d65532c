package org.kenes.server.account;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.setup.Randomness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Keys of the field: a token in an address, shown once; here only its hash stays. Issuing and
/// revoking are entries of the record, so both happen inside the transaction of whoever writes
/// these.
@Component
public class FieldKeys {
    public static final Duration GRACE = Duration.ofDays(7);

    private static final String COLUMNS =
            "id, organisation, place, role, label, lang, per_minute, issued_at, expires_at,"
                    + " revoked_at, accept_until";
    private static final String SAVE =
            """
            insert into account.field_key (id, token_sha256, organisation, place, role, label, lang,
                per_minute, issued_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String BY_TOKEN =
            "select " + COLUMNS + " from account.field_key where token_sha256 = ?";
    private static final String ALL =
            "select " + COLUMNS + " from account.field_key order by issued_at, id";
    private static final String REVOKE =
            "update account.field_key set revoked_at = ?, accept_until = ?"
                    + " where id = ? and revoked_at is null returning "
                    + COLUMNS;

    private final JdbcClient jdbc;
    private final Randomness randomness;
    private final Clock clock;

    FieldKeys(JdbcClient jdbc, Randomness randomness, Clock clock) {
        this.jdbc = jdbc;
        this.randomness = randomness;
        this.clock = clock;
    }

    /// @param expires null: never
    public record Wish(
            String organisation,
            String place,
            String role,
            String label,
            String lang,
            int perMinute,
            @Nullable Instant expires) {}

    /// @param token part of the address; shown once
    public record Issued(FieldKey key, String token) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public Issued issue(Wish wish) {
        String token = Tokens.draw(randomness);
        byte[] hash = Tokens.hash(token);
        var key =
                new FieldKey(
                        Tokens.id(hash),
                        wish.organisation(),
                        wish.place(),
                        wish.role(),
                        wish.label(),
                        wish.lang(),
                        wish.perMinute(),
                        clock.instant(),
                        wish.expires(),
                        null,
                        null);
        jdbc.sql(SAVE)
                .params(
                        Arrays.asList(
                                key.id(),
                                hash,
                                key.organisation(),
                                key.place(),
                                key.role(),
                                key.label(),
                                key.lang(),
                                key.perMinute(),
                                Tokens.utc(key.issued()),
                                key.expires() == null ? null : Tokens.utc(key.expires())))
                .update();
        return new Issued(key, token);
    }

    public Optional<FieldKey> find(String token) {
        return jdbc.sql(BY_TOKEN).param(Tokens.hash(token)).query(FieldKeys::key).optional();
    }

    public List<FieldKey> all() {
        return jdbc.sql(ALL).query(FieldKeys::key).list();
    }

    /// @return the key as it is now; empty if there is no such key, or it was revoked before
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<FieldKey> revoke(String id, Duration grace) {
        Instant now = clock.instant();
        return jdbc.sql(REVOKE)
                .params(Tokens.utc(now), Tokens.utc(now.plus(grace)), id)
                .query(FieldKeys::key)
                .optional();
    }

    private static FieldKey key(ResultSet row, int n) throws SQLException {
        return new FieldKey(
                row.getString("id"),
                row.getString("organisation"),
                row.getString("place"),
                row.getString("role"),
                row.getString("label"),
                row.getString("lang"),
                row.getInt("per_minute"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "revoked_at"),
                instant(row, "accept_until"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
