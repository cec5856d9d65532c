package org.kenes.server.account.contact;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Mail on its way: put in the transaction of whoever writes it, sent soon after, tried again for a
/// day. When the mail server is down the site works on.
@Component
public class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int MOST_TRIES = 12;

    private static final String PUT =
            """
            insert into account.outbox (address, subject, words, unsubscribe, next_at)
            values (?, ?, ?, ?, ?)
            """;
    private static final String DUE =
            """
            select id, address, subject, words, unsubscribe, tries from account.outbox
            where next_at <= ? order by next_at, id limit 1 for update skip locked
            """;
    private static final String DONE = "delete from account.outbox where id = ?";
    private static final String LATER =
            "update account.outbox set tries = tries + 1, next_at = ? where id = ?";

    private final JdbcClient jdbc;
    private final ContactKey key;
    private final Post post;
    private final Clock clock;

    Outbox(JdbcClient jdbc, ContactKey key, Post post, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.post = post;
        this.clock = clock;
    }

    /// @param words plain text
    /// @param unsubscribe address that ends the subscription with one POST, or empty
    public record Letter(String subject, String words, String unsubscribe) {}

    @Transactional
    public void put(Address address, Letter letter) {
        put(key.seal(address.text()), letter);
    }

    /// @param address as a subscription holds it
    @Transactional
    public void put(byte[] address, Letter letter) {
        jdbc.sql(PUT)
                .params(address, letter.subject(), letter.words(), letter.unsubscribe(), now())
                .update();
    }

    private record Due(long id, byte[] address, Letter letter, int tries) {}

    /// Sends one letter that is due.
    ///
    /// @return false if none is
    @Transactional
    public boolean sendNext() {
        List<Due> due =
                jdbc.sql(DUE)
                        .param(now())
                        .query((row, n) ->
                                new Due(
                                        row.getLong("id"),
                                        row.getBytes("address"),
                                        new Letter(
                                                row.getString("subject"),
                                                row.getString("words"),
                                                row.getString("unsubscribe")),
                                        row.getInt("tries")))
                        .list();
        Optional<Due> first = due.stream().findFirst();
        first.ifPresent(this::send);
        return first.isPresent();
    }

    private void send(Due it) {
        Post.Sent sent = post.send(key.open(it.address()), it.letter());
        boolean gone =
                switch (sent) {
                    case DONE, NO_SUCH_ADDRESS -> true;
                    case TRY_AGAIN -> it.tries() + 1 >= MOST_TRIES;
                };
        if (gone) {
            jdbc.sql(DONE).param(it.id()).update();
        } else {
            LOG.warn("mail {} could not be sent yet, try {}", it.id(), it.tries() + 1);
            Duration wait = Duration.ofMinutes(1L << Math.min(it.tries(), 7));
            jdbc.sql(LATER).params(utc(clock.instant().plus(wait)), it.id()).update();
        }
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
