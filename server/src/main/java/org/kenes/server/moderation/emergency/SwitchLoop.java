package org.kenes.server.moderation.emergency;

import org.kenes.server.shell.setup.Duty;
import org.springframework.stereotype.Component;

import java.time.Duration;

/// Every server knows within seconds what was switched at another one, and after its own start.
@Component
class SwitchLoop extends Duty {
    private static final Duration EVERY = Duration.ofSeconds(3);

    private final Switches switches;

    SwitchLoop(Switches switches) {
        super("emergency", EVERY);
        this.switches = switches;
    }

    @Override
    protected void turn() {
        switches.refresh();
    }
}
