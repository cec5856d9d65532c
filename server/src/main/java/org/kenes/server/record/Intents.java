package org.kenes.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.account.Dispositions;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.server.record.Queue.Intent;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/// Acts upon entries (moderation, withdrawal, erasure, replacement) name places in the log, so they
/// wait until everything they name has one. Each is then held against the state of the log before
/// it: an act that would have no effect (a second exclusion, a withdrawal after an erasure) is not
/// logged, and its row says why.
@Component
class Intents {
    private final Queue queue;
    private final String origin;

    /// What became of every entry so far; built by walking the table when the first intent is
    /// ready, dropped on any error.
    private @Nullable Dispositions state;

    private long walked;

    Intents(Queue queue, Settings settings) {
        this.queue = queue;
        this.origin = settings.record().origin();
    }

    /// A new leader knows nothing of what an old one had read.
    void forget() {
        state = null;
    }

    /// Gives places from `from` on to intents that are ready, inside the transaction of the batch;
    /// returns how many.
    int place(long from, int most) {
        int placed = 0;
        try {
            for (Intent intent : queue.readyIntents(most)) {
                LogEntry entry = entry(intent);
                Dispositions before = walk(from + placed);
                String objection = before.objection(entry);
                if (objection != null) {
                    queue.dropped(intent, objection);
                } else {
                    queue.logged(intent, from + placed);
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
        while (walked < size) {
            long to = Math.min(size, walked + Sequencer.BATCH);
            Iterator<byte[]> entries = queue.entries(walked, to);
            while (entries.hasNext()) {
                at.accept(entries.next());
            }
            walked = to;
        }
        return at;
    }
}
