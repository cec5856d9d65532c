package org.kenes.server.outreach.signal;

import org.kenes.opinion.Stance;
import org.kenes.opinion.duplicates.FamilySearch;
import org.kenes.opinion.duplicates.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Nearly the same words in reports of different meetings, found as near-duplicates of opinions are
/// (the strict bar of [Profile]). Looks only where reports were read since it last looked.
@Component
class ReusedTexts {
    private static final int FETCH = 2_000;
    private static final String FINGERPRINT =
            """
            select coalesce(sum(hashtextextended(it.instance_id || it.event::text, cardinality(it.texts))), 0)
            from outreach.report_private as it join outreach.submission
                on submission.instance_id = it.instance_id
            where it.event is not null and submission.superseded_by is null
            """;
    private static final String TEXTS =
            """
            select it.event::text, unnest(it.texts) as text
            from outreach.report_private as it join outreach.submission
                on submission.instance_id = it.instance_id
            where it.event is not null and submission.superseded_by is null
            order by it.instance_id
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Signals signals;
    private volatile String looked = "";

    ReusedTexts(JdbcClient jdbc, TransactionOperations transactions, Signals signals) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.signals = signals;
    }

    /// @return how many signals are new
    int look() {
        String now = jdbc.sql(FINGERPRINT).query(String.class).single();
        if (now.equals(looked)) {
            return 0;
        }
        int found = 0;
        for (Map.Entry<String, Integer> it : meetings().entrySet()) {
            String value = "meetings=" + it.getValue();
            found += signals.raise(Rule.TEXT_REUSED, true, it.getKey(), value);
        }
        looked = now;
        return found;
    }

    /// Meeting → in how many meetings, it included, one of its texts was written down.
    private Map<String, Integer> meetings() {
        List<String> events = new ArrayList<>();
        FamilySearch search = new FamilySearch(Profile.STRICT);
        // rows come a few thousand at a time only inside a transaction
        transactions.executeWithoutResult(status ->
                jdbc.sql(TEXTS)
                        .withFetchSize(FETCH)
                        .query(row -> {
                            search.add(events.size(), row.getString(2), Stance.NONE);
                            events.add(row.getString(1).intern());
                        }));
        Map<String, Integer> meetings = new HashMap<>();
        for (long[] family : search.families()) {
            Set<String> of = new HashSet<>();
            for (long text : family) {
                of.add(events.get(Math.toIntExact(text)));
            }
            if (of.size() > 1) {
                of.forEach(event -> meetings.merge(event, of.size(), Math::max));
            }
        }
        return meetings;
    }
}
