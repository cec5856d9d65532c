package org.kenes.server.follow;

import org.kenes.server.account.contact.Outbox;
import org.kenes.server.account.contact.Subscriptions;
import org.kenes.server.account.contact.Subscriptions.Subscription;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.door.SiteAddress;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.language.Messages;
import org.kenes.server.shell.news.AtomFeed;
import org.kenes.server.shell.news.News;
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.shell.state.LegalWindow.Effect;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes the mails: from eight in the morning of the dialogue one a day and person, on Mondays for
/// whoever wants it weekly; and at once when a question that somebody follows is answered. In a
/// silence window nothing is written; it comes after.
@Component
public class Digest {
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final Subscriptions subscriptions;
    private final Bulletin bulletin;
    private final Outbox outbox;
    private final Dialogue dialogue;
    private final SiteAddress site;
    private final Views views;
    private final Clock clock;

    Digest(
            Subscriptions subscriptions,
            Bulletin bulletin,
            Outbox outbox,
            Dialogue dialogue,
            SiteAddress site,
            Views views,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.bulletin = bulletin;
        this.outbox = outbox;
        this.dialogue = dialogue;
        this.site = site;
        this.views = views;
        this.clock = clock;
    }

    /// Puts what is due into the outbox.
    @Transactional
    public void write() {
        Instant now = clock.instant();
        boolean silence =
                dialogue.info().windowsAt(now).stream()
                        .anyMatch(it -> it.effect() == Effect.SILENCE);
        if (silence) {
            return;
        }
        ZonedDateTime here = now.atZone(dialogue.info().zone());
        for (List<Subscription> person : people().values()) {
            boolean morning =
                    !here.toLocalTime().isBefore(MORNING)
                            && subscriptions
                                    .lastDigest(person.getFirst().person())
                                    .map(it -> it.isBefore(here.toLocalDate()))
                                    .orElse(true);
            write(person, morning, here.toLocalDate());
        }
    }

    private Map<ByteBuffer, List<Subscription>> people() {
        Map<ByteBuffer, List<Subscription>> people = new LinkedHashMap<>();
        for (Subscription it : subscriptions.confirmed()) {
            people.computeIfAbsent(ByteBuffer.wrap(it.person()), key -> new ArrayList<>()).add(it);
        }
        return people;
    }

    /// @param morning whether the digest of the day is still to come
    private void write(List<Subscription> person, boolean morning, LocalDate today) {
        Map<String, News> all = new LinkedHashMap<>();
        Subscription first = null;
        boolean digest = false;
        for (Subscription it : person) {
            Set<String> told = new HashSet<>(subscriptions.told(it));
            boolean due =
                    morning
                            && (it.often().equals("daily")
                                    || today.getDayOfWeek() == DayOfWeek.MONDAY);
            for (News news : bulletin.news(it.interest(), AtomFeed.MOST)) {
                boolean now =
                        due || !it.interest().code().isEmpty() && news.kind() == News.Kind.ANSWER;
                if (now && !told.contains(news.id())) {
                    all.put(news.id(), news);
                    subscriptions.tell(it, news.id());
                    first = first == null ? it : first;
                    digest |= due;
                }
            }
        }
        if (first != null) {
            outbox.put(first.address(), letter(first, List.copyOf(all.values())));
            if (digest) {
                subscriptions.digestSent(first.person(), today);
            }
        }
    }

    private Outbox.Letter letter(Subscription it, List<News> news) {
        Lang lang = Lang.of(it.lang()).orElse(dialogue.info().langs().getFirst());
        Messages messages = views.messages(lang);
        String base = site.own() + "/" + lang.code() + "/";
        String end = base + "unfollow/" + subscriptions.ending(it);
        StringBuilder words = new StringBuilder(messages.text("follow.mail.new")).append("\n\n");
        for (News one : news) {
            words.append(Bulletin.title(messages, one)).append('\n');
            words.append(base).append(one.path()).append("\n\n");
        }
        words.append(messages.text("follow.mail.end", "link", end)).append('\n');
        String name = dialogue.info().name(lang);
        String subject = messages.text("follow.mail.subject", "name", name, "n", news.size());
        return new Outbox.Letter(subject, words.toString(), end);
    }
}
