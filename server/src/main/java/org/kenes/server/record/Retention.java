package org.kenes.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.ledger.entry.LedgerRecord.PolicyFixed;
import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/// How long salts are kept. While its salt exists, a commitment may still count as personal data;
/// so the operator fixes a day, in public and beforehand, on which the salts and values of
/// provenance and of the keys for withdrawing go, of all entries at once and without single
/// tombstones. From then on nobody can withdraw, and an auditor can look into no provenance; what
/// was published stays as it is.
@Component
public class Retention {
    private static final String FIX =
            """
            insert into record.retention (ends, dedup) values (:ends, :dedup) on conflict do nothing
            """;
    private static final String DUE =
            """
            select r.ends from record.retention r join record.ledger_entry e on e.dedup = r.dedup
            where not r.done and r.ends < :today
              and e.idx < (select published_size from record.ledger_head where origin = :origin)
            order by r.ends
            """;
    private static final String DESTROY =
            """
            update vault.opening v set prov = null, ctl = null
            from record.ledger_entry e
            where e.dedup = v.dedup and e.received_at < :ends + 1 and (v.prov is not null or v.ctl is not null)
            """;
    private static final String DONE = "update record.retention set done = true where ends = :ends";

    private final JdbcClient jdbc;
    private final Record record;
    private final Documents documents;
    private final Clock clock;
    private final Settings settings;

    Retention(JdbcClient jdbc, Record record, Documents documents, Clock clock, Settings settings) {
        this.jdbc = jdbc;
        this.record = record;
        this.documents = documents;
        this.clock = clock;
        this.settings = settings;
    }

    /// Fixes the last day of what has been said up to it. A later day is a document of its own and
    /// changes nothing for what an earlier one covers.
    ///
    /// @param ends not before today
    @Transactional
    public void fix(LocalDate ends) {
        if (ends.isBefore(today())) {
            throw new IllegalArgumentException("the last day is over: " + ends);
        }
        String text = "kenes/retention/v1\n" + settings.record().origin() + "\n" + ends + "\n";
        SubmissionKey key = new SubmissionKey("record/retention", ends.toString());
        record.announce(
                key,
                new PolicyFixed(
                        "retention", ends.toString(), documents.keep(text.getBytes(UTF_8))));
        jdbc.sql(FIX).param("ends", ends).param("dedup", key.dedup()).update();
    }

    /// Destroys what is due; done again until it has succeeded. Returns how many entries lost
    /// something.
    int carryOut() {
        int lost = 0;
        for (LocalDate ends : due()) {
            lost += jdbc.sql(DESTROY).param("ends", ends).update();
            jdbc.sql("vacuum vault.opening").update();
            jdbc.sql(DONE).param("ends", ends).update();
        }
        return lost;
    }

    private List<LocalDate> due() {
        return jdbc.sql(DUE)
                .param("today", today())
                .param("origin", settings.record().origin())
                .query(LocalDate.class)
                .list();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(settings.dialogue().zone()));
    }
}
