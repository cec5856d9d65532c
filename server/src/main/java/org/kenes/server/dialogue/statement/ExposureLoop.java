package org.kenes.server.dialogue.statement;

import org.kenes.server.shell.setup.Duty;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

/// Puts what was shown on record as often as cuts are taken.
@Component
class ExposureLoop extends Duty {
    private final Exposures exposures;

    ExposureLoop(Exposures exposures, Settings settings) {
        super("exposures", settings.record().cutEvery());
        this.exposures = exposures;
    }

    @Override
    protected void turn() {
        exposures.tell();
    }
}
