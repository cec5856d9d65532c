package org.kenes.server.dialogue;

import org.kenes.dataset.entry.Entry;
import org.kenes.server.record.Record;
import org.kenes.server.record.Recorded;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.HexFormat;

/// Buttons beside what somebody else wrote. Each press is an entry of its own and a row under a
/// slot that nothing else of the same browser can be joined with.
@Component
public class Presses {
    private final JdbcClient jdbc;
    private final Record record;

    Presses(JdbcClient jdbc, Record record) {
        this.jdbc = jdbc;
        this.record = record;
    }

    /// The first press of a slot stands, whatever a later one says: the same slot is the same
    /// submission.
    ///
    /// @param store takes slot, leaf and row
    /// @param row id of what it is about
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(String scope, byte[] slot, Entry.Sealed entry, String store, long row) {
        var key = new SubmissionKey(scope, HexFormat.of().formatHex(slot));
        if (record.add(new Submission(key, new byte[0], () -> entry))
                instanceof Recorded.Accepted accepted) {
            jdbc.sql(store).params(slot, accepted.dedup(), row).update();
        }
    }
}
