package org.kenes.server.coalition;

import org.kenes.dataset.entry.CoalitionEntry;
import org.kenes.dataset.entry.Entry;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Interests of organisations, and signatures under what is declared in their name. Two people are
/// needed: one enters, another one signs.
@Component
public class Declarations {
    private static final String ENTER =
            """
            insert into coalition.interest (organisation, day, statement, paid_by, entered_by)
            values (?, ?, ?, ?, ?)
            on conflict (organisation, day) do update set statement = excluded.statement,
                paid_by = excluded.paid_by, entered_by = excluded.entered_by
            where not interest.signed
            """;
    private static final String INTERESTS =
            "select organisation, day, statement, paid_by, signed from coalition.interest"
                    + " where organisation = ? order by day desc";
    private static final String ENTERED_BY =
            "select entered_by from coalition.interest where organisation = ? and day = ?"
                    + " and not signed for update";
    private static final String SIGNED =
            "update coalition.interest set signed = true where organisation = ? and day = ?";
    private static final String SIGN =
            """
            insert into coalition.sign_off (organisation, what, of_day, sha256, signed_by, signed_on)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing
            """;
    private static final String SIGNATURES =
            "select of_day, signed_on, sha256 from coalition.sign_off"
                    + " where organisation = ? and what = ?";

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Record record;
    private final Clock clock;

    Declarations(JdbcClient jdbc, Organisations organisations, Record record, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.record = record;
        this.clock = clock;
    }

    public enum Signed {
        DONE,
        /// Whoever entered it cannot sign it.
        SAME_PERSON,
        /// There is nothing of that day to sign, or it is signed.
        NOTHING
    }

    /// Entered, not public yet. What was signed on that day cannot be changed any more.
    ///
    /// @param staff who enters it
    /// @return whether it was taken
    @Transactional
    public boolean enter(String organisation, String statement, String paidBy, long staff) {
        if (!CoalitionEntry.Interest.PAID_BY.contains(paidBy)) {
            throw new IllegalArgumentException("nobody pays by \"" + paidBy + "\"");
        }
        return jdbc.sql(ENTER)
                        .params(organisation, LocalDate.now(clock), statement, paidBy, staff)
                        .update()
                > 0;
    }

    /// Newest first.
    public List<Interest> interests(String organisation) {
        return jdbc.sql(INTERESTS).param(organisation).query(Declarations::interest).list();
    }

    @Transactional
    public Signed signInterest(String organisation, LocalDate day, long staff) {
        Optional<Long> by =
                jdbc.sql(ENTERED_BY).params(organisation, day).query(Long.class).optional();
        if (by.isEmpty()) {
            return Signed.NOTHING;
        }
        if (by.get() == staff) {
            return Signed.SAME_PERSON;
        }
        Interest it =
                interests(organisation).stream()
                        .filter(one -> one.day().equals(day))
                        .findFirst()
                        .orElseThrow();
        jdbc.sql(SIGNED).params(organisation, day).update();
        var entry = new CoalitionEntry.Interest(organisation, it.statement(), it.paidBy(), day);
        record.add(submission("interest", organisation + " " + day, entry));
        return sign(organisation, "interest", day, entry.members().toString(), staff);
    }

    /// Declarations of membership come from the office's file; the organisation signs them here.
    @Transactional
    public Signed signMembership(String organisation, LocalDate asOf, long staff) {
        List<Membership> declared =
                organisations.memberships(organisation).stream()
                        .filter(it -> it.asOf().equals(asOf))
                        .toList();
        return declared.isEmpty()
                ? Signed.NOTHING
                : sign(organisation, "membership", asOf, content(declared), staff);
    }

    private static String content(List<Membership> declared) {
        List<String> lines = new ArrayList<>();
        declared.forEach(it ->
                lines.add(
                        "%s %s %s %s"
                                .formatted(it.declared(), it.unit(), it.basis(), it.source())));
        return String.join("\n", lines.stream().sorted().toList());
    }

    private Signed sign(
            String organisation, String what, LocalDate of, String content, long staff) {
        String sha256 = Hash.sha256(content.getBytes(StandardCharsets.UTF_8)).hex();
        LocalDate today = LocalDate.now(clock);
        int stored = jdbc.sql(SIGN).params(organisation, what, of, sha256, staff, today).update();
        if (stored == 0) {
            return Signed.NOTHING;
        }
        record.add(
                submission(
                        "sign-off",
                        organisation + " " + what + " " + of,
                        new CoalitionEntry.SignOff(organisation, what, of, sha256, today)));
        return Signed.DONE;
    }

    private static Submission submission(String scope, String key, Entry entry) {
        return new Submission(
                new SubmissionKey("coalition/" + scope, key),
                entry.toString().getBytes(StandardCharsets.UTF_8),
                () -> entry);
    }

    /// The day that a declaration is about → the day it was signed.
    ///
    /// @param what membership or interest
    public Map<LocalDate, LocalDate> signatures(String organisation, String what) {
        Map<LocalDate, LocalDate> signatures = new TreeMap<>();
        jdbc.sql(SIGNATURES)
                .params(organisation, what)
                .query(row -> {
                    signatures.put(
                            row.getObject("of_day", LocalDate.class),
                            row.getObject("signed_on", LocalDate.class));
                });
        return signatures;
    }

    private static Interest interest(ResultSet row, int n) throws SQLException {
        return new Interest(
                row.getString("organisation"),
                row.getObject("day", LocalDate.class),
                row.getString("statement"),
                row.getString("paid_by"),
                row.getBoolean("signed"));
    }
}
