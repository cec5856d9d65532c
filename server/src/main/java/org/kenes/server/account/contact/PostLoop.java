package org.kenes.server.account.contact;

import org.kenes.server.shell.setup.Duty;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.time.Duration;

/// Empties the outbox again and again.
@Component
class PostLoop extends Duty {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Outbox outbox;

    PostLoop(Outbox outbox, Settings settings) {
        // An installation where nothing happens by itself sends when it is asked.
        super("post", settings.record().period().isZero() ? Duration.ZERO : EVERY);
        this.outbox = outbox;
    }

    @Override
    protected void turn() {
        while (outbox.sendNext()) {
            // one transaction per letter
        }
    }
}
