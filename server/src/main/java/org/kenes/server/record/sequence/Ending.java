package org.kenes.server.record.sequence;

import org.kenes.ledger.entry.LedgerRecord.End;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The last entry of a log that is continued elsewhere (kind 10). From the moment it has its place
/// the table takes no entry without one, in any process: what is acknowledged would never be
/// logged.
@Component
class Ending {
    /// Until the transaction ends nobody adds anything.
    private static final String CLOSE =
            "lock table record.ledger_entry, record.ledger_intent in share row exclusive mode";

    private static final String WAITING =
            """
            select (select count(*) from record.ledger_entry where idx is null)
                 + (select count(*) from record.ledger_intent where state = 'waiting')
            """;
    private static final String REFUSE =
            "alter table record.ledger_entry add constraint log_has_ended check (idx is not null)"
                    + " not valid";
    private static final String REFUSE_ACTS =
            "alter table record.ledger_intent add constraint log_has_ended check (state <>"
                    + " 'waiting') not valid";
    private static final String ENDED =
            "select exists (select from record.ledger_entry where dedup = :dedup)";

    private final JdbcClient jdbc;
    private final Queue queue;
    private final SubmissionKey key;

    Ending(JdbcClient jdbc, Queue queue, Settings settings) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.key = new SubmissionKey("record/log", settings.record().origin() + " end");
    }

    boolean isWritten() {
        return jdbc.sql(ENDED).param("dedup", key.dedup()).query(Boolean.class).single();
    }

    /// Gives it the place `index`, inside the transaction of the batch; false if something waits
    /// for a place before it.
    boolean write(String next, long index) {
        jdbc.sql(CLOSE).update();
        if (jdbc.sql(WAITING).query(Long.class).single() > 0) {
            return false;
        }
        queue.put(key, new End(next).entry(), index);
        jdbc.sql(REFUSE).update();
        jdbc.sql(REFUSE_ACTS).update();
        return true;
    }
}
