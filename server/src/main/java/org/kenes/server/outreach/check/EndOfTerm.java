package org.kenes.server.outreach.check;

import org.kenes.server.outreach.reading.ReportTrail;
import org.kenes.server.shell.setup.Duty;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.time.Duration;

/// Deletes, at the start and once a day, what the pages promise not to keep: contacts of hosts
/// after a back-check, private answers of reports a year after they came.
@Component
public class EndOfTerm extends Duty {
    private static final Duration EVERY = Duration.ofHours(24);

    private final Units units;
    private final ReportTrail trail;

    EndOfTerm(Units units, ReportTrail trail, Settings settings) {
        super("field-forget", settings.record().period().isPositive() ? EVERY : Duration.ZERO);
        this.units = units;
        this.trail = trail;
        wake();
    }

    @Override
    protected void turn() {
        forget();
    }

    public void forget() {
        units.forgetContacts();
        trail.forget();
    }
}
