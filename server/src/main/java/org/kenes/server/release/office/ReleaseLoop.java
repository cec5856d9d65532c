package org.kenes.server.release.office;

import org.kenes.server.shell.setup.Duty;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.time.Duration;

/// Publishes signed releases at their hour while the server runs. Where cuts are taken only when
/// asked, so are releases.
@Component
class ReleaseLoop extends Duty {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ReleaseDesk desk;

    ReleaseLoop(ReleaseDesk desk, Settings settings) {
        super("releases", settings.record().cutEvery().isPositive() ? EVERY : Duration.ZERO);
        this.desk = desk;
    }

    @Override
    protected void turn() {
        desk.publishDue();
    }
}
