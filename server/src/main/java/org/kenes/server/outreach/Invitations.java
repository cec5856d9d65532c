package org.kenes.server.outreach;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.UUID;

/// The invitations of announced meetings.
@Component
public class Invitations {
    private static final String SAVE =
            """
            insert into outreach.invitation (event, title, venue, address, online)
            values (?, ?, ?, ?, ?)
            on conflict (event) do update set title = excluded.title, venue = excluded.venue,
                address = excluded.address, online = excluded.online
            """;

    /// What was announced stays as it was announced.
    private static final String TITLE =
            "insert into outreach.invitation (event, title) values (?, ?) on conflict do nothing";

    private static final String FIND =
            "select title, venue, address, online from outreach.invitation where event = ?";

    private final JdbcClient jdbc;

    Invitations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void save(UUID event, Invitation it) {
        jdbc.sql(SAVE)
                .params(Arrays.asList(event, it.title(), it.venue(), it.address(), it.online()))
                .update();
    }

    /// The title that a report gives, for the people who work with it; where there was no plan it
    /// is not shown to others.
    public void title(UUID event, String title) {
        jdbc.sql(TITLE).params(event, title).update();
    }

    Invitation of(UUID event) {
        return jdbc.sql(FIND)
                .param(event)
                .query((row, n) ->
                        new Invitation(
                                row.getString("title"),
                                row.getString("venue"),
                                row.getString("address"),
                                row.getString("online")))
                .optional()
                .orElse(Invitation.NONE);
    }
}
