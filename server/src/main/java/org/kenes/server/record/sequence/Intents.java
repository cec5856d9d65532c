package org.kenes.server.record.sequence;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.account.Dispositions;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Acts upon entries (moderation, withdrawal, erasure, replacement) name places in the log, so they
/// wait until everything they name has one. Each is then held against the state of the log before
/// it: an act that would have no effect (a second exclusion, a withdrawal after an erasure) is not
/// logged, and its row says why.
@Component
class Intents {
    private static final String READY =
            """
            select i.id, i.kind, i.members, t.idx as target, b.idx as by
            from record.ledger_intent i
            join record.ledger_entry t on t.dedup = i.target
            left join record.ledger_entry b on b.dedup = i.by
            where i.state = 'waiting' and t.idx is not null and (i.by is null or b.idx is not null)
            order by i.id limit :most
            """;
    private static final String CLOSE =
            "update record.ledger_intent set state = :state, reason = :reason, idx = :idx where id"
                    + " = :id";
    private static final String NEWEST =
            "select coalesce(max(id), 0) from record.ledger_intent where state = 'waiting'";
    private static final String FOLLOWING =
            """
            select exists (select from record.ledger_intent i join record.ledger_entry t on t.dedup = i.target
                           where i.state = 'waiting' and i.id <= :newest and t.idx is not null)
            """;

    /// An intent whose entries all have places.
    private record Intent(long id, int kind, String members, long target, @Nullable Long by) {}

    private final JdbcClient jdbc;
    private final Queue queue;
    private final String origin;

    /// What became of every entry so far; built by walking the table when the first intent is
    /// ready, dropped on any error.
    private @Nullable Dispositions state;

    private long walked;

    Intents(JdbcClient jdbc, Queue queue, Settings settings) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.origin = settings.record().origin();
    }

    /// A new leader knows nothing of what an old one had read.
    void forget() {
        state = null;
    }

    /// The newest of those that wait; 0 if none does.
    long newest() {
        return jdbc.sql(NEWEST).query(Long.class).single();
    }

    /// Whether one of those up to `newest` can go on in the next batch: what it is about has a
    /// place now.
    boolean following(long newest) {
        return newest > 0
                && jdbc.sql(FOLLOWING).param("newest", newest).query(Boolean.class).single();
    }

    /// Gives places from `from` on to intents that are ready, inside the transaction of the batch;
    /// returns how many.
    int place(long from, int most) {
        int placed = 0;
        try {
            for (Intent intent : ready(most)) {
                LogEntry entry = entry(intent);
                Dispositions before = walk(from + placed);
                String objection = before.objection(entry);
                if (objection != null) {
                    close(intent, "void", objection, null);
                } else {
                    close(intent, "logged", null, from + placed);
                    queue.put(
                            new SubmissionKey("record/intent", Long.toString(intent.id())),
                            entry,
                            from + placed);
                    placed++;
                }
            }
        } catch (RuntimeException e) {
            state = null;
            throw e;
        }
        return placed;
    }

    private List<Intent> ready(int most) {
        return jdbc.sql(READY)
                .param("most", most)
                .query((row, n) ->
                        new Intent(
                                row.getLong("id"),
                                row.getInt("kind"),
                                row.getString("members"),
                                row.getLong("target"),
                                row.getObject("by", Long.class)))
                .list();
    }

    /// @param index of the entry it became, null if it became none
    private void close(Intent intent, String state, @Nullable String reason, @Nullable Long index) {
        jdbc.sql(CLOSE)
                .param("id", intent.id())
                .param("state", state)
                .param("reason", reason)
                .param("idx", index)
                .update();
    }

    private static LogEntry entry(Intent intent) {
        Map<String, Object> members =
                new TreeMap<>(CanonicalJson.read(intent.members().getBytes(UTF_8)));
        members.put("target", intent.target());
        if (intent.by() != null) {
            members.put("by", intent.by());
        }
        return new LogEntry.Public(intent.kind(), members);
    }

    /// The state after every entry below `size`.
    private Dispositions walk(long size) {
        Dispositions at = state;
        if (at == null || walked > size) {
            at = new Dispositions(origin, index -> queue.entries(index, index + 1).next());
            walked = 0;
            state = at;
        }
        queue.entries(walked, size).forEachRemaining(at::accept);
        walked = size;
        return at;
    }
}
