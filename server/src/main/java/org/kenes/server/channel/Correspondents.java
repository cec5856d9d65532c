package org.kenes.server.channel;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.language.Lang;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Who writes to us, as far as a conversation needs it.
@Component
class Correspondents {
    private static final Duration CONVERSATION = Duration.ofHours(24);

    private static final String FIND =
            "select channel, lang, key_id, pending, asked_on, asked from channel.correspondent"
                    + " where sender = ? for update";
    private static final String NEW =
            "insert into channel.correspondent (sender, channel, lang, asked_on)"
                    + " values (?, ?, ?, ?)";
    private static final String SPEAKS =
            "update channel.correspondent set lang = ? where sender = ?";
    private static final String BIND =
            "update channel.correspondent set key_id = ? where sender = ?";
    private static final String PENDING =
            "update channel.correspondent set pending = ? where sender = ?";
    private static final String ASKED =
            """
            update channel.correspondent set pending = null,
                asked = case when asked_on = ? then asked else 0 end + 1, asked_on = ?
            where sender = ?
            """;
    private static final String FORGET = "delete from channel.correspondent where sender = ?";
    private static final String ADDRESS =
            """
            insert into channel.address (sender, address, needed_until) values (?, ?, ?)
            on conflict (sender) do update set needed_until = excluded.needed_until
            """;
    private static final String NO_LONGER =
            "update channel.address set needed_until = ? where sender = ?";
    private static final String SWEEP =
            """
            delete from channel.address as it where needed_until < ?
                and not exists (select from channel.outgoing where sender = it.sender)
                and not exists (select from channel.reminder where sender = it.sender)
            """;
    private static final String TAKE =
            "insert into channel.taken (channel, external_id, taken_on) values (?, ?, ?)"
                    + " on conflict do nothing";
    private static final String SWEEP_TAKEN = "delete from channel.taken where taken_on < ?";
    private static final int REPEATS_FOR_DAYS = 30;

    private final JdbcClient jdbc;

    Correspondents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param keyId of the field key that it is bound to
    /// @param pending words of a question that waits for a yes
    record Correspondent(
            String channel,
            Lang lang,
            @Nullable String keyId,
            @Nullable String pending,
            LocalDate askedOn,
            int asked) {
        int askedOn(LocalDate day) {
            return askedOn.equals(day) ? asked : 0;
        }
    }

    /// @return whether the message is new
    boolean take(String channel, String externalId, LocalDate today) {
        return jdbc.sql(TAKE).params(channel, externalId, today).update() > 0;
    }

    Optional<Correspondent> find(String sender) {
        return jdbc.sql(FIND)
                .param(sender)
                .query((row, n) ->
                        new Correspondent(
                                row.getString("channel"),
                                Lang.of(row.getString("lang")).orElse(Lang.EN),
                                row.getString("key_id"),
                                row.getString("pending"),
                                row.getObject("asked_on", LocalDate.class),
                                row.getInt("asked")))
                .optional();
    }

    Correspondent greet(String sender, String channel, Lang lang, LocalDate today) {
        jdbc.sql(NEW).params(sender, channel, lang.code(), today).update();
        return new Correspondent(channel, lang, null, null, today, 0);
    }

    void speaks(String sender, Lang lang) {
        jdbc.sql(SPEAKS).params(lang.code(), sender).update();
    }

    void bind(String sender, String keyId) {
        jdbc.sql(BIND).params(keyId, sender).update();
    }

    void pending(String sender, String words) {
        jdbc.sql(PENDING).params(words, sender).update();
    }

    void asked(String sender, LocalDate today) {
        jdbc.sql(ASKED).params(today, today, sender).update();
    }

    /// The address is kept for answers of the next day, and for whatever still has to be sent.
    void answersGoTo(String sender, String address, Instant now) {
        jdbc.sql(ADDRESS).params(sender, address, utc(now.plus(CONVERSATION))).update();
    }

    /// All but the address that the last answer goes to.
    void forget(String sender, Instant now) {
        jdbc.sql(FORGET).param(sender).update();
        jdbc.sql(NO_LONGER).params(utc(now), sender).update();
    }

    void sweep(Instant now) {
        jdbc.sql(SWEEP).param(utc(now)).update();
        LocalDate before = now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(REPEATS_FOR_DAYS);
        jdbc.sql(SWEEP_TAKEN).param(before).update();
    }

    static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
