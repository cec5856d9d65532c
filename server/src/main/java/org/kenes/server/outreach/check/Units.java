package org.kenes.server.outreach.check;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/// What was drawn, for those who look into it and for those who want to see how it stands.
@Component
class Units {
    /// A checker sees whom to ask until so many days after outcomes were due.
    private static final int CONTACT_DAYS = 90;

    private static final String FORGET_CONTACTS =
            """
            update outreach.report_private as private set host_contact = null
            where host_contact is not null and exists (
                select from outreach.draw_unit as unit join outreach.draw on draw.id = unit.draw
                where unit.event = private.event and draw.outcomes_by + ? < ?)
            """;

    private static final String OF_CHECKER =
            """
            select unit.draw, unit.event, unit.outcome, draw.outcomes_by,
                case when draw.outcomes_by + ? >= ? then (
                    select private.host_contact
                    from outreach.report_private as private join outreach.submission as it
                        on it.instance_id = private.instance_id
                    where private.event = unit.event and it.superseded_by is null
                    order by it.received_at desc limit 1) end as contact
            from outreach.draw_unit as unit join outreach.draw on draw.id = unit.draw
            where unit.checker = ? order by unit.outcome is not null, draw.outcomes_by, unit.event
            limit 500
            """;
    private static final String DRAWS =
            """
            select id, n, per_stratum, deadline, beacon_rule, checkers, outcomes_by,
                population is not null as drawn
            from outreach.draw order by deadline desc, id limit 100
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Units(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param contact of the host, as the report gave it; null when there is none, or no longer
    record Assigned(
            String draw,
            UUID event,
            @Nullable String outcome,
            LocalDate until,
            @Nullable String contact) {}

    /// What was announced.
    ///
    /// @param deadline day in UTC
    record Announced(
            String id,
            long n,
            long perStratum,
            LocalDate deadline,
            String beaconRule,
            List<String> checkers,
            LocalDate outcomesBy,
            boolean drawn) {}

    /// Those without an outcome first.
    List<Assigned> of(String checker) {
        return jdbc.sql(OF_CHECKER)
                .params(CONTACT_DAYS, LocalDate.now(clock), checker)
                .query((row, n) ->
                        new Assigned(
                                row.getString("draw"),
                                row.getObject("event", UUID.class),
                                row.getString("outcome"),
                                row.getObject("outcomes_by", LocalDate.class),
                                row.getString("contact")))
                .list();
    }

    /// Contacts whose time is over are in no table any more.
    int forgetContacts() {
        return jdbc.sql(FORGET_CONTACTS).params(CONTACT_DAYS, LocalDate.now(clock)).update();
    }

    /// The newest first.
    List<Announced> draws() {
        return jdbc.sql(DRAWS).query(Units::announced).list();
    }

    private static Announced announced(ResultSet row, int n) throws SQLException {
        return new Announced(
                row.getString("id"),
                row.getLong("n"),
                row.getLong("per_stratum"),
                row.getObject("deadline", OffsetDateTime.class).toLocalDate(),
                row.getString("beacon_rule"),
                List.of((String[]) row.getArray("checkers").getArray()),
                row.getObject("outcomes_by", LocalDate.class),
                row.getBoolean("drawn"));
    }
}
