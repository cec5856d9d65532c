package org.kenes.server.outreach.field;

import org.kenes.server.shell.setup.Duty;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;

/// Deletes, at the start and once a day, files that no report speaks of: left behind by a process
/// that ended between file and row.
@Component
class FileSweep extends Duty {
    private static final Duration EVERY = Duration.ofHours(24);

    private final FileStore files;
    private final Submissions submissions;
    private final Clock clock;

    FileSweep(FileStore files, Submissions submissions, Clock clock, Settings settings) {
        super("field-files", settings.record().period().isPositive() ? EVERY : Duration.ZERO);
        this.files = files;
        this.submissions = submissions;
        this.clock = clock;
        wake();
    }

    @Override
    protected void turn() {
        files.sweep(clock.instant(), EVERY, submissions::speaksOf);
    }
}
