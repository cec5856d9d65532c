package org.kenes.server.channel;

import org.kenes.server.outreach.Event;
import org.kenes.server.outreach.EventState;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Places;
import org.kenes.server.shell.Languages;
import org.kenes.server.shell.language.Formats;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.shell.state.LegalWindow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reminders of meetings, a day before, or an hour where it is less. When the meeting begins they
/// are forgotten, sent or not; in a time when the law forbids it none is sent.
@Component
class Reminders {
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int MOST = 20;

    private static final String COUNT = "select count(*) from channel.reminder where sender = ?";
    private static final String SET =
            "insert into channel.reminder (sender, event, due, until) values (?, ?, ?, ?)"
                    + " on conflict do nothing";
    private static final String DUE =
            """
            select it.sender, it.event, it.until, who.channel, who.lang
            from channel.reminder as it join channel.correspondent as who using (sender)
            where it.due <= ? order by it.due, it.sender, it.event limit 500
            for update of it skip locked
            """;
    private static final String DONE =
            "delete from channel.reminder where sender = ? and event = ?";
    private static final String OVER = "delete from channel.reminder where until <= ?";
    private static final String FORGET = "delete from channel.reminder where sender = ?";

    private final JdbcClient jdbc;
    private final Events events;
    private final Places places;
    private final Outgoing outgoing;
    private final Languages languages;
    private final Dialogue dialogue;
    private final Settings settings;

    Reminders(
            JdbcClient jdbc,
            Events events,
            Places places,
            Outgoing outgoing,
            Languages languages,
            Dialogue dialogue,
            Settings settings) {
        this.jdbc = jdbc;
        this.events = events;
        this.places = places;
        this.outgoing = outgoing;
        this.languages = languages;
        this.dialogue = dialogue;
        this.settings = settings;
    }

    /// @return false if it is over, called off, or one too many
    boolean set(String sender, Event event, Instant now) {
        Instant begins = begins(event);
        long have = jdbc.sql(COUNT).param(sender).query(Long.class).single();
        if (event.state() != EventState.PLANNED || !begins.isAfter(now) || have >= MOST) {
            return false;
        }
        Instant due = begins.minus(Duration.ofDays(1));
        if (!due.isAfter(now)) {
            due = begins.minus(Duration.ofHours(1));
        }
        jdbc.sql(SET)
                .params(sender, event.id(), Correspondents.utc(due), Correspondents.utc(begins))
                .update();
        return true;
    }

    Instant begins(Event event) {
        String start = event.facts().start();
        return event.facts()
                .date()
                .atTime(start == null ? MORNING : LocalTime.parse(start))
                .atZone(settings.dialogue().zone())
                .toInstant();
    }

    void forget(String sender) {
        jdbc.sql(FORGET).param(sender).update();
    }

    private record Due(String sender, UUID event, Instant until, String channel, Lang lang) {}

    /// Hands over to the post what is due.
    @Transactional
    public void sendDue(Instant now) {
        jdbc.sql(OVER).param(Correspondents.utc(now)).update();
        boolean silence =
                dialogue.info().windowsAt(now).stream()
                        .anyMatch(it -> it.effect() == LegalWindow.Effect.SILENCE);
        if (silence) {
            return;
        }
        List<Due> due =
                jdbc.sql(DUE)
                        .param(Correspondents.utc(now))
                        .query((row, n) ->
                                new Due(
                                        row.getString("sender"),
                                        row.getObject("event", UUID.class),
                                        row.getObject("until", OffsetDateTime.class).toInstant(),
                                        row.getString("channel"),
                                        Lang.of(row.getString("lang")).orElse(Lang.EN)))
                        .list();
        for (Due it : due) {
            words(it)
                    .ifPresent(words ->
                            outgoing.write(
                                    it.channel(), it.sender(), words, List.of(), now, it.until()));
            jdbc.sql(DONE).params(it.sender(), it.event()).update();
        }
    }

    private Optional<String> words(Due it) {
        Event event = events.find(it.event()).orElse(null);
        if (event == null) {
            return Optional.empty();
        }
        var messages = languages.messages(it.lang());
        String key =
                switch (event.state()) {
                    case PLANNED -> "channel.reminder";
                    case CANCELLED -> "channel.reminder.cancelled";
                    case LAPSED,
                            HELD,
                            REPORTED,
                            COMPLETE,
                            VERIFIED,
                            REFUTED,
                            DUPLICATE,
                            WITHDRAWN ->
                            "";
                };
        if (key.isEmpty()) {
            return Optional.empty();
        }
        var formats = new Formats(it.lang(), settings.dialogue().zone());
        String place =
                places.find(event.facts().place())
                        .map(at -> at.name(it.lang().code()))
                        .orElse(event.facts().place());
        return Optional.of(
                messages.text(key, "when", formats.dayAndTime(begins(event)), "place", place));
    }
}
