package org.kenes.server.channel;

import org.kenes.server.shell.setup.Duty;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Sends what waits, and forgets whom nothing waits for. Where the record is sequenced only when
/// asked, this is done only when asked, too.
@Component
class ChannelLoop extends Duty {
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final Correspondents correspondents;
    private final Reminders reminders;
    private final Outgoing outgoing;
    private final Clock clock;
    private Instant next;

    ChannelLoop(
            Correspondents correspondents,
            Reminders reminders,
            Outgoing outgoing,
            Clock clock,
            Settings settings) {
        super("channel-post", settings.record().period().isPositive() ? EVERY : Duration.ZERO);
        this.correspondents = correspondents;
        this.reminders = reminders;
        this.outgoing = outgoing;
        this.clock = clock;
        this.next = clock.instant();
    }

    @Override
    protected Duration pause() {
        Duration until = Duration.between(clock.instant(), next);
        return until.compareTo(EVERY) < 0 ? until : EVERY;
    }

    @Override
    protected void turn() {
        Instant now = clock.instant();
        next = now.plus(EVERY);
        reminders.sendDue(now);
        try {
            next = outgoing.sendDue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        correspondents.sweep(now);
    }
}
