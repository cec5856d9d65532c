package org.kenes.server.account.people;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.Permissions;
import org.kenes.server.account.Role;
import org.kenes.server.account.Staff;
import org.kenes.server.account.StaffLinks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Taking people on. Roles of the field are one person's decision; a role with power over others,
/// and a new address for somebody who has one, wait a week for a second person: whoever could make
/// an address alone could act as anybody, and no action would have two people behind it.
///
/// One exception begins an installation: while nobody else could confirm, the only person who may
/// grant power appoints a steward or an administrator alone, and nobody else.
@Component
class Appointments {
    /// `role.grant.field` of `roles.csv`.
    static final Set<Role> FIELD =
            EnumSet.of(
                    Role.VOLUNTEER,
                    Role.ORGANISER,
                    Role.MEMBER,
                    Role.LEAD,
                    Role.EXPERT,
                    Role.TRANSLATOR,
                    Role.PRESS);

    private static final String FOR_FIELD = "role.grant.field";
    private static final String FOR_POWER = "role.grant.power";
    private static final Duration WAITS = Duration.ofDays(7);

    private static final String SAVE =
            """
            insert into account.appointment
                (staff, name, role, organisation, reason, asked_by, asked_at, confirmed_by)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String WAITING =
            """
            select id, staff, name, role, organisation, reason, asked_by from account.appointment
            where confirmed_by is null and asked_at > ? order by id
            """;
    private static final String CONFIRM =
            """
            update account.appointment set confirmed_by = ?
            where id = ? and confirmed_by is null and asked_at > ? and asked_by <> ?
                and staff is distinct from ?
            returning id, staff, name, role, organisation, reason, asked_by
            """;

    private final StaffLinks staff;
    private final JdbcClient jdbc;
    private final Clock clock;

    Appointments(StaffLinks staff, JdbcClient jdbc, Clock clock) {
        this.staff = staff;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Somebody who is to work here.
    ///
    /// @param organisation for whom, null for the office
    record Post(Role role, String name, @Nullable String organisation, String reason) {}

    /// What waits for a second person.
    ///
    /// @param renews number of whoever gets a new address, null for somebody new
    record Waiting(long id, @Nullable Long renews, Post post, long askedBy) {}

    sealed interface Outcome {
        /// @param address below the language, good once
        record Given(String name, String address) implements Outcome {}

        record Waits(String name) implements Outcome {}

        record Forbidden() implements Outcome {}
    }

    @Transactional
    public Outcome take(Post post, Staff by) {
        return decide(null, post, by);
    }

    /// A new address, for somebody who lost the device with their passkey.
    @Transactional
    public Outcome renew(Staff whom, String reason, Staff by) {
        return decide(whom, new Post(whom.role(), whom.name(), whom.organisation(), reason), by);
    }

    /// @return nothing for what does not wait any more, or waits for somebody else than this person
    @Transactional
    public Optional<Outcome.Given> confirm(long id, Staff by) {
        if (!by.may(FOR_POWER)) {
            return Optional.empty();
        }
        return jdbc.sql(CONFIRM)
                .params(by.id(), id, since(), by.id(), by.id())
                .query(Appointments::read)
                .optional()
                .flatMap(it -> {
                    Long renews = it.renews();
                    if (renews == null) {
                        return Optional.of(given(null, it.post()));
                    }
                    // Their work may have ended meanwhile.
                    return staff.find(renews).map(whom -> given(whom, it.post()));
                });
    }

    List<Waiting> waiting() {
        return jdbc.sql(WAITING).param(since()).query(Appointments::read).list();
    }

    /// The last who may grant power stays, or nobody could be taken on any more.
    @Transactional
    public boolean end(Staff whom, Staff by) {
        boolean may = FIELD.contains(whom.role()) ? by.may(FOR_FIELD) : by.may(FOR_POWER);
        return may && !(whom.may(FOR_POWER) && granting() == 1) && staff.end(whom.id());
    }

    /// Whether this person may take on somebody for this role, alone or with a second.
    static boolean may(Staff by, Role role) {
        return by.may(FIELD.contains(role) ? FOR_FIELD : FOR_POWER);
    }

    private Outcome decide(@Nullable Staff whom, Post post, Staff by) {
        if (!may(by, post.role())) {
            return new Outcome.Forbidden();
        }
        boolean alone = FIELD.contains(post.role()) || begins(post.role());
        jdbc.sql(SAVE)
                .params(
                        Arrays.asList(
                                whom == null ? null : whom.id(),
                                post.name(),
                                post.role().name(),
                                post.organisation(),
                                post.reason(),
                                by.id(),
                                utc(clock.instant()),
                                alone ? by.id() : null))
                .update();
        return alone ? given(whom, post) : new Outcome.Waits(post.name());
    }

    /// Nobody else could confirm, and whom it takes on could.
    private boolean begins(Role role) {
        return Permissions.may(role, FOR_POWER) && granting() == 1;
    }

    private long granting() {
        return staff.everybody().stream().filter(it -> it.may(FOR_POWER)).count();
    }

    private Outcome.Given given(@Nullable Staff whom, Post post) {
        String address =
                whom == null
                        ? staff.issue(post.role(), post.name(), post.organisation())
                        : staff.again(whom.id());
        return new Outcome.Given(post.name(), address);
    }

    private OffsetDateTime since() {
        return utc(clock.instant().minus(WAITS));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Waiting read(ResultSet row, int n) throws SQLException {
        return new Waiting(
                row.getLong("id"),
                row.getObject("staff", Long.class),
                new Post(
                        Role.valueOf(row.getString("role")),
                        row.getString("name"),
                        row.getString("organisation"),
                        row.getString("reason")),
                row.getLong("asked_by"));
    }
}
