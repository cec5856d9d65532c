package org.kenes.server.channel;

import org.kenes.server.channel.line.ChannelAdapter;
import org.kenes.server.channel.line.Channels;
import org.kenes.server.channel.line.Outbound;
import org.kenes.server.channel.line.Pace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What has to be sent, in the order in which it was written, no faster than a line allows. A
/// message leaves at least once: if the process dies between sending and striking it out, it is
/// sent again.
@Component
class Outgoing {
    private static final int BATCH = 200;
    private static final int MOST_ATTEMPTS = 10;
    private static final Duration IDLE = Duration.ofSeconds(15);

    private static final String WRITE =
            """
            insert into channel.outgoing (channel, sender, words, buttons, not_before, until)
            values (?, ?, ?, ?, ?, ?)
            """;
    private static final String OVER =
            "delete from channel.outgoing where until <= ? or attempts >= ?";
    private static final String DUE =
            """
            select seq, channel, sender, words, buttons, address from channel.outgoing
            join channel.address using (sender) where not_before <= ? order by seq limit ?
            """;
    private static final String NEXT = "select min(not_before) from channel.outgoing";
    private static final String SENT = "delete from channel.outgoing where seq = ?";
    private static final String LATER =
            "update channel.outgoing set attempts = attempts + 1, not_before = ? where seq = ?";

    private final JdbcClient jdbc;
    private final Channels channels;
    private final Clock clock;
    private final Map<String, Pace> paces = new HashMap<>();

    Outgoing(JdbcClient jdbc, Channels channels, Clock clock) {
        this.jdbc = jdbc;
        this.channels = channels;
        this.clock = clock;
    }

    private record Letter(
            long seq,
            String channel,
            String sender,
            String words,
            List<String> buttons,
            String to) {}

    /// Inside the transaction of what it answers.
    ///
    /// @param until after that it is not worth sending
    void write(
            String channel,
            String sender,
            String words,
            List<String> buttons,
            Instant from,
            Instant until) {
        jdbc.sql(WRITE)
                .params(
                        channel,
                        sender,
                        words,
                        buttons.toArray(String[]::new),
                        Correspondents.utc(from),
                        Correspondents.utc(until))
                .update();
    }

    /// Sends what may leave now. One at a time.
    ///
    /// @return when there is something to send again
    synchronized Instant sendDue() throws InterruptedException {
        Instant now = clock.instant();
        jdbc.sql(OVER).params(Correspondents.utc(now), MOST_ATTEMPTS).update();
        List<Letter> letters =
                jdbc.sql(DUE)
                        .params(Correspondents.utc(now), BATCH)
                        .query((row, n) ->
                                new Letter(
                                        row.getLong("seq"),
                                        row.getString("channel"),
                                        row.getString("sender"),
                                        row.getString("words"),
                                        List.of((String[]) row.getArray("buttons").getArray()),
                                        row.getString("address")))
                        .list();
        Instant next = now.plus(IDLE);
        for (Letter it : letters) {
            Instant free = send(it);
            next = free.isBefore(next) ? free : next;
        }
        OffsetDateTime waiting = jdbc.sql(NEXT).query(OffsetDateTime.class).optional().orElse(null);
        return waiting != null
                        && waiting.toInstant().isAfter(now)
                        && waiting.toInstant().isBefore(next)
                ? waiting.toInstant()
                : next;
    }

    /// @return when to look again
    private Instant send(Letter it) throws InterruptedException {
        ChannelAdapter line = channels.find(it.channel()).orElse(null);
        if (line == null) {
            jdbc.sql(SENT).param(it.seq()).update();
            return Instant.MAX;
        }
        Pace pace = paces.computeIfAbsent(it.channel(), id -> new Pace());
        Instant now = clock.instant();
        Instant free = pace.next(it.sender(), now);
        if (free.isAfter(now)) {
            return free;
        }
        pace.sent(it.sender(), now);
        switch (line.send(new Outbound(it.to(), it.words(), it.buttons()))) {
            case ChannelAdapter.Sent.Done _, ChannelAdapter.Sent.Refused _ ->
                    jdbc.sql(SENT).param(it.seq()).update();
            case ChannelAdapter.Sent.Later later -> {
                Instant again = now.plusSeconds(Math.max(1, later.seconds()));
                pace.closeUntil(again);
                jdbc.sql(LATER).params(Correspondents.utc(again), it.seq()).update();
                return again;
            }
        }
        return Instant.MAX;
    }
}
