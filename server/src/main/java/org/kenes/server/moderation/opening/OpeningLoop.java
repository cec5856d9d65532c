package org.kenes.server.moderation.opening;

import org.kenes.server.shell.setup.Duty;
import org.springframework.stereotype.Component;

import java.time.Duration;

/// Every server knows within seconds what was set at another one, and after its own start.
@Component
class OpeningLoop extends Duty {
    private static final Duration EVERY = Duration.ofSeconds(3);

    private final Opening opening;

    OpeningLoop(Opening opening) {
        super("opening", EVERY);
        this.opening = opening;
    }

    @Override
    protected void turn() {
        opening.refresh();
    }
}
