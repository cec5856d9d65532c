package org.kenes.server.outreach;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Which code is which event. A code is given when an event is announced and never given again.
@Component
public class EventCodes {
    private static final String GIVE =
            """
            insert into outreach.event_code (code, event) select * from unnest(?::text[], ?::uuid[])
            on conflict do nothing
            """;
    private static final String GIVEN =
            "select event, code from outreach.event_code where event = any(?::uuid[])";
    private static final String FIND = "select event from outreach.event_code where code = ?";

    private final JdbcClient jdbc;

    EventCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Inside the transaction that stores the events.
    void give(Collection<UUID> events) {
        List<UUID> without = new ArrayList<>(events);
        for (int attempt = 0; !without.isEmpty(); attempt++) {
            int at = attempt;
            String[] codes =
                    without.stream()
                            .map(it -> EventCode.candidate(it, at).text())
                            .toArray(String[]::new);
            String[] ids = without.stream().map(UUID::toString).toArray(String[]::new);
            jdbc.sql(GIVE).params(codes, ids).update();
            without.removeAll(of(without).keySet());
        }
    }

    public Optional<UUID> find(EventCode code) {
        return jdbc.sql(FIND).param(code.text()).query(UUID.class).optional();
    }

    /// @return event → code, of those that were announced
    public Map<UUID, String> of(Collection<UUID> events) {
        Map<UUID, String> codes = new HashMap<>();
        jdbc.sql(GIVEN)
                .param(events.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    codes.put(row.getObject("event", UUID.class), row.getString("code"));
                });
        return codes;
    }
}
