package org.kenes.server.release.law;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.state.LegalWindow;
import org.kenes.server.shell.state.LegalWindow.Effect;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The rows of the legal calendar.
@Component
public class LegalRows {
    private static final String ENTER_WINDOW =
            """
            insert into release.legal_window (effect, from_at, to_at, rule, entered_by, entered_at, in_force)
            values (:effect, :from, :to, :rule, :by, :at, :inForce) returning id
            """;
    private static final String WINDOWS =
            "select id, effect, from_at, to_at, rule, entered_by, in_force"
                    + " from release.legal_window order by from_at, id";
    private static final String CONFIRM_WINDOW =
            "update release.legal_window set in_force = true, confirmed_by = :by where id = :id";
    private static final String ENTER_VOTE =
            """
            insert into release.vote (profile, day, zones, reason, entered_by, entered_at, in_force)
            values (:profile, :day, :zones, :reason, :by, :at, :inForce) returning id
            """;
    private static final String VOTES =
            "select id, profile, day, zones, reason, entered_by, in_force from release.vote"
                    + " order by id desc limit 100";
    private static final String CONFIRM_VOTE =
            "update release.vote set in_force = true, confirmed_by = :by where id = :id";

    /// @param enteredBy staff, or null for the administrator's key
    public record EnteredWindow(
            long id, LegalWindow window, @Nullable Long enteredBy, boolean inForce) {}

    /// @param day null if nobody votes
    /// @param zones of the polling stations, the country's own first
    public record Vote(
            long id,
            String profile,
            @Nullable LocalDate day,
            List<ZoneId> zones,
            String reason,
            @Nullable Long enteredBy,
            boolean inForce) {
        public String zonesAsText() {
            return zones.stream().map(ZoneId::getId).collect(Collectors.joining(" "));
        }

        String inWords() {
            return profile + " " + (day == null ? "-" : day) + " " + zonesAsText();
        }
    }

    private final JdbcClient jdbc;

    LegalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long enter(LegalWindow window, @Nullable Long by, Instant at, boolean inForce) {
        return jdbc.sql(ENTER_WINDOW)
                .param("effect", window.effect().name())
                .param("from", utc(window.from()))
                .param("to", utc(window.to()))
                .param("rule", window.rule())
                .param("by", by)
                .param("at", utc(at))
                .param("inForce", inForce)
                .query(Long.class)
                .single();
    }

    List<EnteredWindow> windows() {
        return jdbc.sql(WINDOWS).query(LegalRows::window).list();
    }

    Optional<EnteredWindow> window(long id) {
        return windows().stream().filter(it -> it.id() == id).findFirst();
    }

    void confirmWindow(long id, @Nullable Long by) {
        jdbc.sql(CONFIRM_WINDOW).param("id", id).param("by", by).update();
    }

    long enter(Vote vote, Instant at) {
        return jdbc.sql(ENTER_VOTE)
                .param("profile", vote.profile())
                .param("day", vote.day())
                .param("zones", vote.zonesAsText())
                .param("reason", vote.reason())
                .param("by", vote.enteredBy())
                .param("at", utc(at))
                .param("inForce", vote.inForce())
                .query(Long.class)
                .single();
    }

    /// The newest first.
    List<Vote> votes() {
        return jdbc.sql(VOTES).query(LegalRows::vote).list();
    }

    Optional<Vote> vote(long id) {
        return votes().stream().filter(it -> it.id() == id).findFirst();
    }

    Optional<Vote> voteInForce() {
        return votes().stream().filter(Vote::inForce).findFirst();
    }

    void confirmVote(long id, @Nullable Long by) {
        jdbc.sql(CONFIRM_VOTE).param("id", id).param("by", by).update();
    }

    private static EnteredWindow window(ResultSet row, int n) throws SQLException {
        return new EnteredWindow(
                row.getLong("id"),
                new LegalWindow(
                        Effect.valueOf(row.getString("effect")),
                        row.getObject("from_at", OffsetDateTime.class).toInstant(),
                        row.getObject("to_at", OffsetDateTime.class).toInstant(),
                        row.getString("rule")),
                row.getObject("entered_by", Long.class),
                row.getBoolean("in_force"));
    }

    private static Vote vote(ResultSet row, int n) throws SQLException {
        return new Vote(
                row.getLong("id"),
                row.getString("profile"),
                row.getObject("day", LocalDate.class),
                Arrays.stream(row.getString("zones").split(" ")).map(ZoneId::of).toList(),
                row.getString("reason"),
                row.getObject("entered_by", Long.class),
                row.getBoolean("in_force"));
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
