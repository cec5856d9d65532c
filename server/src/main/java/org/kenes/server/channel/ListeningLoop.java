package org.kenes.server.channel;

import org.kenes.server.channel.line.Channels;
import org.kenes.server.channel.line.Telegram;
import org.kenes.server.shell.setup.Duty;
import org.kenes.server.shell.setup.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Asks the bot's API for news where no webhook was set: one request stays open until something
/// comes, and the next follows at once.
@Component
class ListeningLoop extends Duty {
    private static final Logger LOG = LoggerFactory.getLogger(ListeningLoop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(15);
    private static final long ASK_FOR_SECONDS = 50;

    private final Optional<Telegram> bot;
    private final Conversation conversation;
    private final ChannelLoop post;
    private Duration pause = Duration.ZERO;

    ListeningLoop(
            Channels channels, Conversation conversation, ChannelLoop post, Settings settings) {
        boolean listens = channels.polling().isPresent() && settings.record().period().isPositive();
        super("channel-telegram", listens ? AFTER_FAILURE : Duration.ZERO);
        this.bot = channels.polling();
        this.conversation = conversation;
        this.post = post;
    }

    @Override
    protected Duration pause() {
        return pause;
    }

    @Override
    protected void turn() {
        try {
            ask(ASK_FOR_SECONDS);
            pause = Duration.ZERO;
        } catch (IOException | RuntimeException e) {
            pause = AFTER_FAILURE;
            // the name of the exception only: a message could hold the address with the token
            LOG.warn("the bot cannot be asked: {}", e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void ask(long seconds) throws IOException, InterruptedException {
        Telegram line = bot.orElseThrow();
        line.poll(
                seconds,
                message -> {
                    conversation.hear(line.id(), message);
                    post.wake();
                });
    }
}
