package org.kenes.server.outreach.field;

import org.jspecify.annotations.Nullable;
import org.kenes.server.outreach.reading.ReadingLoop;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.io.IOException;

/// Whether there is room for another report: the pace of its key and the free space of the disk.
@Component
public class Intake {
    private final Pace pace;
    private final FileStore files;
    private final ReadingLoop reading;
    private final long limit;
    private final long reserve;

    /// `kenes.field.limit`: bytes of one POST; `kenes.field.reserve`: bytes of the disk that stay
    /// free.
    Intake(Pace pace, FileStore files, ReadingLoop reading, Environment settings) {
        this.pace = pace;
        this.files = files;
        this.reading = reading;
        this.limit = settings.getProperty("kenes.field.limit", Long.class, 30_000_000L);
        this.reserve = settings.getProperty("kenes.field.reserve", Long.class, 2_000_000_000L);
    }

    /// @return why nothing is taken now, or null
    public @Nullable Outcome refusal(Caller caller) throws IOException {
        boolean open = pace.allows(caller.keyId(), caller.perMinute()) && files.usable() >= reserve;
        return open ? null : Outcome.BUSY;
    }

    /// Bytes of one POST.
    public long limit() {
        return limit;
    }

    /// A report was acknowledged and can be read.
    public void arrived() {
        reading.wake();
    }
}
