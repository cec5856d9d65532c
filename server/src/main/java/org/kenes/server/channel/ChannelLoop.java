package org.kenes.server.channel;

import org.kenes.server.channel.line.Channels;
import org.kenes.server.channel.line.Telegram;
import org.kenes.server.shell.setup.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Sends what waits, and asks the bot's API for news where no webhook was set, for as long as the
/// server runs. Where the record is sequenced only when asked, this is done only when asked, too.
@Component
class ChannelLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final long ASK_FOR_SECONDS = 50;

    private final Channels channels;
    private final Conversation conversation;
    private final Correspondents correspondents;
    private final Reminders reminders;
    private final Outgoing outgoing;
    private final Clock clock;
    private final boolean running;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean stopped = true;

    ChannelLoop(
            Channels channels,
            Conversation conversation,
            Correspondents correspondents,
            Reminders reminders,
            Outgoing outgoing,
            Clock clock,
            Settings settings) {
        this.channels = channels;
        this.conversation = conversation;
        this.correspondents = correspondents;
        this.reminders = reminders;
        this.outgoing = outgoing;
        this.clock = clock;
        this.running = settings.record().period().isPositive();
    }

    /// Something has to be sent.
    void wake() {
        work.release();
    }

    @Override
    public void start() {
        stopped = false;
        if (running) {
            Thread.ofPlatform().name("channel-post").daemon().start(this::send);
            channels.polling()
                    .ifPresent(bot ->
                            Thread.ofPlatform()
                                    .name("channel-telegram")
                                    .daemon()
                                    .start(() -> listen(bot)));
        }
    }

    /// @return when there is something to do again
    Instant turn() throws InterruptedException {
        Instant now = clock.instant();
        reminders.sendDue(now);
        Instant next = outgoing.sendDue();
        correspondents.sweep(now);
        return next;
    }

    private void send() {
        try {
            while (!stopped) {
                Duration pause = PAUSE;
                try {
                    pause = Duration.between(clock.instant(), turn());
                } catch (RuntimeException e) {
                    LOG.warn("sending failed and will be tried again", e);
                }
                long millis = Math.clamp(pause.toMillis(), 1, PAUSE.toMillis());
                if (work.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Telegram bot) {
        try {
            while (!stopped) {
                try {
                    ask(bot, ASK_FOR_SECONDS);
                } catch (IOException | RuntimeException e) {
                    // the name of the exception only: a message could hold the address with the
                    // token
                    LOG.warn("the bot cannot be asked: {}", e.getClass().getSimpleName());
                    TimeUnit.SECONDS.sleep(PAUSE.toSeconds());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void ask(Telegram bot, long seconds) throws IOException, InterruptedException {
        bot.poll(
                seconds,
                message -> {
                    conversation.hear(bot.id(), message);
                    wake();
                });
    }

    @Override
    public void stop() {
        stopped = true;
        work.release();
    }

    @Override
    public boolean isRunning() {
        return !stopped;
    }
}
