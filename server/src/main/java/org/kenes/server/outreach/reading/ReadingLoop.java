package org.kenes.server.outreach.reading;

import org.kenes.server.outreach.photo.PhotoLook;
import org.kenes.server.shell.setup.Duty;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.time.Duration;

/// Reads reports soon after they were acknowledged. Where the record is sequenced only when asked,
/// reports are read only when asked, too.
@Component
public class ReadingLoop extends Duty {
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final Reports reports;
    private final PhotoLook photos;

    ReadingLoop(Reports reports, PhotoLook photos, Settings settings) {
        super("field-reports", settings.record().period().isPositive() ? EVERY : Duration.ZERO);
        this.reports = reports;
        this.photos = photos;
        wake();
    }

    @Override
    protected void turn() {
        reports.readWaiting();
        photos.lookAtArrived();
    }
}
