package org.kenes.server.release.office;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// Who may see a release before everybody, and why; public from its publication on.
@Component
public class EarlyAccess {
    private static final String GRANT =
            "insert into release.access (release, who, granted_at, purpose, granted_by)"
                    + " values (:release, :who, :at, :purpose, :by) on conflict do nothing";
    private static final String GRANTS =
            "select who, granted_at, purpose from release.access where release = :release"
                    + " order by granted_at, who";

    /// @param who a role or an organisation
    public record Grant(String who, Instant at, String purpose) {}

    private final JdbcClient jdbc;

    EarlyAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void grant(String release, Grant grant, long by) {
        jdbc.sql(GRANT)
                .param("release", release)
                .param("who", grant.who())
                .param("at", OffsetDateTime.ofInstant(grant.at(), ZoneOffset.UTC))
                .param("purpose", grant.purpose())
                .param("by", by)
                .update();
    }

    /// In the order in which they were let in.
    public List<Grant> of(String release) {
        return jdbc.sql(GRANTS)
                .param("release", release)
                .query((row, n) ->
                        new Grant(
                                row.getString("who"),
                                row.getObject("granted_at", OffsetDateTime.class).toInstant(),
                                row.getString("purpose")))
                .list();
    }
}
