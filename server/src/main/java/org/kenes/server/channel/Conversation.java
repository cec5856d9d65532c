package org.kenes.server.channel;

import org.kenes.server.channel.Correspondents.Correspondent;
import org.kenes.server.channel.line.Inbound;
import org.kenes.server.dialogue.Questions;
import org.kenes.server.dialogue.Said;
import org.kenes.server.dialogue.Statement;
import org.kenes.server.outreach.Event;
import org.kenes.server.outreach.EventCode;
import org.kenes.server.outreach.EventCodes;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Place;
import org.kenes.server.outreach.Places;
import org.kenes.server.outreach.Upcoming;
import org.kenes.server.shell.Languages;
import org.kenes.server.shell.PlainText;
import org.kenes.server.shell.language.Formats;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.language.Messages;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.shell.state.DialogueInfo;
import org.kenes.server.shell.state.Emergency;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One message in, its answer out, in one transaction: taking the message, what it does and the
/// answer that will be sent are there together or not at all.
@Component
class Conversation {
    private static final int QUESTIONS_A_DAY = 10;
    private static final int PLACES = 5;
    private static final int MEETINGS = 8;
    private static final Duration ANSWER_UNTIL = Duration.ofDays(1);

    private final SenderSecret secret;
    private final Correspondents correspondents;
    private final Links links;
    private final Counts counts;
    private final Reminders reminders;
    private final Outgoing outgoing;
    private final Questions questions;
    private final Drafts drafts;
    private final Places places;
    private final Upcoming upcoming;
    private final EventCodes codes;
    private final Events events;
    private final Languages languages;
    private final Dialogue dialogue;
    private final Settings settings;
    private final Clock clock;

    Conversation(
            SenderSecret secret,
            Correspondents correspondents,
            Links links,
            Counts counts,
            Reminders reminders,
            Outgoing outgoing,
            Questions questions,
            Drafts drafts,
            Places places,
            Upcoming upcoming,
            EventCodes codes,
            Events events,
            Languages languages,
            Dialogue dialogue,
            Settings settings,
            Clock clock) {
        this.secret = secret;
        this.correspondents = correspondents;
        this.links = links;
        this.counts = counts;
        this.reminders = reminders;
        this.outgoing = outgoing;
        this.questions = questions;
        this.drafts = drafts;
        this.places = places;
        this.upcoming = upcoming;
        this.codes = codes;
        this.events = events;
        this.languages = languages;
        this.dialogue = dialogue;
        this.settings = settings;
        this.clock = clock;
    }

    /// @return false if this message was taken before
    @Transactional
    public boolean hear(String channel, Inbound message) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        if (!correspondents.take(channel, message.externalId(), today)) {
            return false;
        }
        String sender = secret.sender(channel, message.address());
        correspondents.answersGoTo(sender, message.address(), now);
        Optional<Correspondent> known = correspondents.find(sender);
        Lang first = known.map(Correspondent::lang).orElseGet(() -> lang(message));
        Correspondent who =
                known.orElseGet(() -> correspondents.greet(sender, channel, first, today));
        List<String> answers = new ArrayList<>();
        if (known.isEmpty()) {
            answers.add(languages.messages(first).text("channel.greeting", "house", house(first)));
        }
        Wish wish = Wish.of(message.text());
        Lang lang = wish instanceof Wish.Speak speak && speaks(speak.lang()) ? speak.lang() : first;
        Messages words = languages.messages(lang);
        boolean sure = false;
        switch (wish) {
            case Wish.Help _ -> answers.add(words.text("channel.help"));
            case Wish.Speak _ -> {
                correspondents.speaks(sender, lang);
                answers.add(words.text("channel.help"));
            }
            case Wish.Stop _ -> {
                answers.clear();
                answers.add(words.text("channel.stopped"));
                reminders.forget(sender);
                correspondents.forget(sender, now);
            }
            case Wish.Yes _ -> answers.add(record(sender, who, message.externalId(), words, today));
            case Wish.Near near -> answers.add(near(near.place(), words, lang, today));
            case Wish.Remind remind -> answers.add(remind(sender, remind.code(), words, lang, now));
            case Wish.Link link -> answers.add(link(sender, link.code(), words));
            case Wish.Report it -> answers.add(report(it.report(), who, words));
            case Wish.NoReport it -> answers.add(words.text("channel.report." + code(it.why())));
            case Wish.Ask ask -> {
                answers.add(ask(sender, who, ask.words(), words, today));
                sure = true;
            }
        }
        List<String> buttons = sure ? List.of(words.text("channel.yes")) : List.of();
        outgoing.write(
                channel,
                sender,
                String.join("\n\n", answers),
                buttons,
                now,
                now.plus(ANSWER_UNTIL));
        return true;
    }

    private Lang lang(Inbound message) {
        String given = message.lang() == null ? "" : message.lang().split("-")[0];
        return Lang.of(given.toLowerCase(Locale.ROOT))
                .filter(this::speaks)
                .orElse(dialogue.info().langs().getFirst());
    }

    private boolean speaks(Lang lang) {
        return dialogue.info().langs().contains(lang);
    }

    private String house(Lang lang) {
        return dialogue.info().name(lang);
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Nobody here has confirmed anything.
    private boolean takesQuestions() {
        Instant now = clock.instant();
        DialogueInfo info = dialogue.info();
        return info.phase(now) == DialogueInfo.Phase.OPEN
                && !info.runs(Emergency.Kind.LEVEL_1_ONLY, now);
    }

    /// The words are shown once more; nothing is recorded before a yes.
    private String ask(
            String sender, Correspondent who, String typed, Messages words, LocalDate today) {
        if (!takesQuestions()) {
            return words.text("channel.ask.closed");
        }
        if (who.askedOn(today) >= QUESTIONS_A_DAY) {
            return words.text("channel.ask.too-many", "n", QUESTIONS_A_DAY);
        }
        return switch (PlainText.of(typed, Questions.SHORTEST, Questions.LONGEST)) {
            case PlainText.Accepted it -> {
                correspondents.pending(sender, it.text());
                yield words.text("channel.ask.sure", "words", it.text());
            }
            case PlainText.TooShort _ -> words.text("channel.help");
            case PlainText.TooLong it -> words.text("channel.ask.long", "n", it.max());
            case PlainText.Forbidden it ->
                    words.text("channel.ask.forbidden", "n", it.position(), "sign", it.codePoint());
        };
    }

    private String record(
            String sender, Correspondent who, String once, Messages words, LocalDate today) {
        String pending = who.pending();
        Text text = drafts.current().orElse(null);
        if (pending == null) {
            return words.text("channel.ask.nothing");
        }
        if (text == null || !takesQuestions()) {
            return words.text("channel.ask.closed");
        }
        // the key of the record is made of the sender's HMAC and says nothing without the secret
        var asking =
                new Questions.Asking(
                        secret.sender(who.channel(), sender + "\n" + once),
                        text.draft().id(),
                        "",
                        pending,
                        who.lang().code(),
                        Statement.Whence.self("", ""),
                        null);
        Said said = questions.ask(asking);
        correspondents.asked(sender, today);
        return switch (said) {
            case Said.Recorded it -> words.text("channel.ask.done", "code", it.code());
            case Said.Unchanged it -> words.text("channel.ask.done", "code", it.code());
            case Said.VersionChanged _,
                    Said.NoSuchProvision _,
                    Said.AlreadyDifferent _,
                    Said.SealedOtherwise _ ->
                    words.text("channel.ask.closed");
        };
    }

    private String near(String typed, Messages words, Lang lang, LocalDate today) {
        List<Place> found = places.search(typed, PLACES);
        if (found.isEmpty()) {
            return words.text("channel.near.unknown", "place", typed);
        }
        var formats = new Formats(lang, settings.dialogue().zone());
        List<String> lines = new ArrayList<>();
        for (Place place : found) {
            for (Upcoming.Meeting it : upcoming.in(place.code(), today, MEETINGS)) {
                String line =
                        words.text(
                                "channel.near.line",
                                "day",
                                formats.date(it.day()),
                                "time",
                                it.start() == null ? "–" : it.start().toString(),
                                "what",
                                words.text("outreach.activity." + it.activity()),
                                "place",
                                name(it.place(), lang),
                                "code",
                                it.code());
                if (lines.size() < MEETINGS && !lines.contains(line)) {
                    lines.add(line);
                }
            }
        }
        String name = found.getFirst().name(lang.code());
        if (lines.isEmpty()) {
            return words.text("channel.near.none", "place", name);
        }
        return words.text("channel.near", "place", name) + "\n" + String.join("\n", lines);
    }

    private String name(String place, Lang lang) {
        return places.find(place).map(it -> it.name(lang.code())).orElse(place);
    }

    private String remind(String sender, String typed, Messages words, Lang lang, Instant now) {
        Optional<EventCode> code = EventCode.of(typed);
        if (code.isEmpty()) {
            return words.text("channel.report.code");
        }
        Optional<Event> event = code.flatMap(codes::find).flatMap(events::find);
        if (event.isEmpty()) {
            return words.text("channel.report.no-such-event");
        }
        if (!reminders.set(sender, event.get(), now)) {
            return words.text("channel.remind.no");
        }
        var formats = new Formats(lang, settings.dialogue().zone());
        return words.text(
                "channel.remind.set",
                "when",
                formats.dayAndTime(reminders.begins(event.get())),
                "place",
                name(event.get().facts().place(), lang));
    }

    private String link(String sender, String typed, Messages words) {
        Optional<String> key = links.take(typed);
        key.ifPresent(id -> correspondents.bind(sender, id));
        return words.text(key.isPresent() ? "channel.linked" : "channel.link.wrong");
    }

    private String report(BareReport report, Correspondent who, Messages words) {
        Counts.Outcome outcome = counts.take(report, who.keyId());
        String count =
                report.low() == report.high()
                        ? Long.toString(report.low())
                        : report.low() + "–" + report.high();
        return words.text(
                "channel.report." + code(outcome), "code", report.code().text(), "count", count);
    }
}
