package org.kenes.server.account;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.setup.Randomness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One-time addresses of signing in. Opening one shows a button; only the button spends it, so that
/// a mail scanner or a preview signs nobody in.
@Component
public class StaffLinks {
    private static final Duration VALID = Duration.ofHours(24);

    private static final String SAVE_STAFF =
            "insert into account.staff (name, role, organisation, since) values (?, ?, ?, ?)"
                    + " returning id";
    private static final String SAVE_LINK =
            "insert into account.staff_link (token_sha256, staff, expires_at) values (?, ?, ?)";
    private static final String SPEND =
            """
            update account.staff_link as link set spent = true from account.staff
            where link.token_sha256 = ? and not link.spent and link.expires_at > ?
                and staff.id = link.staff and not staff.ended
            returning staff.id, staff.name, staff.role, staff.organisation
            """;
    private static final String OPEN =
            """
            select 1 from account.staff_link as link join account.staff on staff.id = link.staff
            where link.token_sha256 = ? and not link.spent and link.expires_at > ?
                and not staff.ended
            """;
    private static final String ACTIVE = "select not ended from account.staff where id = ?";
    private static final String ONE =
            "select id, name, role, organisation from account.staff where id = ? and not ended";
    private static final String WHO =
            "select id, name, role, organisation from account.staff where not ended order by id";
    private static final String FORGET_LINKS =
            "update account.staff_link set spent = true where staff = ?";
    private static final String END =
            "update account.staff set ended = true where id = ? and not ended";

    private final JdbcClient jdbc;
    private final Randomness randomness;
    private final Clock clock;

    StaffLinks(JdbcClient jdbc, Randomness randomness, Clock clock) {
        this.jdbc = jdbc;
        this.randomness = randomness;
        this.clock = clock;
    }

    /// Takes somebody on and gives the address of their first sign-in, below the language:
    /// `staff/enter?t=…`. It is shown once; here only its hash stays.
    @Transactional
    public String issue(Role role, String name) {
        return issue(role, name, null);
    }

    /// @param organisation for whom they work, null for the office that runs the dialogue
    @Transactional
    public String issue(Role role, String name, @Nullable String organisation) {
        return again(takeOn(role, name, organisation));
    }

    /// A new address for somebody who works here; the ones they had are void.
    @Transactional
    public String again(long staff) {
        jdbc.sql(FORGET_LINKS).param(staff).update();
        String token = Tokens.draw(randomness);
        jdbc.sql(SAVE_LINK).params(Tokens.hash(token), staff, now().plus(VALID)).update();
        return "staff/enter?t=" + token;
    }

    /// Somebody who works here now.
    public Optional<Staff> find(long staff) {
        return jdbc.sql(ONE).param(staff).query(StaffLinks::staff).optional();
    }

    /// Everybody who works here now, by number.
    public List<Staff> everybody() {
        return jdbc.sql(WHO).query(StaffLinks::staff).list();
    }

    /// From now on nothing answers them, whatever session they have.
    @Transactional
    public boolean end(long staff) {
        return jdbc.sql(END).param(staff).update() == 1;
    }

    /// Whether anybody works here yet.
    @Transactional(readOnly = true)
    public boolean anybody() {
        return jdbc.sql("select exists (select from account.staff)").query(Boolean.class).single();
    }

    /// Takes somebody on without a way to sign in yet.
    ///
    /// @return their number
    @Transactional
    public long takeOn(Role role, String name, @Nullable String organisation) {
        return jdbc.sql(SAVE_STAFF)
                .params(Arrays.asList(name, role.name(), organisation, LocalDate.now(clock)))
                .query(Long.class)
                .single();
    }

    boolean isOpen(String token) {
        return jdbc.sql(OPEN)
                .params(Tokens.hash(token), now())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// Who signs in, or nobody: unknown, expired and spent look the same.
    @Transactional
    Optional<Staff> spend(String token) {
        return jdbc.sql(SPEND)
                .params(Tokens.hash(token), now())
                .query(StaffLinks::staff)
                .optional();
    }

    boolean isActive(long staff) {
        return jdbc.sql(ACTIVE).param(staff).query(Boolean.class).optional().orElse(false);
    }

    private static Staff staff(ResultSet row, int n) throws SQLException {
        return new Staff(
                row.getLong("id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getString("organisation"));
    }

    private OffsetDateTime now() {
        return Tokens.utc(clock.instant());
    }
}
