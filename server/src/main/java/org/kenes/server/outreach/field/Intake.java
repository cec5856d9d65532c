package org.kenes.server.outreach.field;

import org.kenes.server.outreach.reading.ReadingLoop;
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.shell.state.Emergency;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Whether there is room for another report: the pace of its key, the free space of the disk, how
/// many uploads are under way, and whether anything is taken at all just now. Who finds no room is
/// told when to come again; nothing is queued in memory.
@Component
public class Intake {
    private static final String RESERVE = "kenes.field.reserve";

    private final Pace pace;
    private final FileStore files;
    private final ReadingLoop reading;
    private final Environment settings;
    private final Dialogue dialogue;
    private final Clock clock;
    private final long limit;
    private final Semaphore places;

    /// `kenes.field.limit`: bytes of one POST; `kenes.field.reserve`: bytes of the disk that stay
    /// free; `kenes.field.parallel`: uploads at the same time.
    Intake(
            Pace pace,
            FileStore files,
            ReadingLoop reading,
            Environment settings,
            Dialogue dialogue,
            Clock clock) {
        this.pace = pace;
        this.files = files;
        this.reading = reading;
        this.settings = settings;
        this.dialogue = dialogue;
        this.clock = clock;
        this.limit = settings.getProperty("kenes.field.limit", Long.class, 30_000_000L);
        this.places =
                new Semaphore(settings.getProperty("kenes.field.parallel", Integer.class, 256));
    }

    /// A place for one upload, given back when it is closed.
    public interface Admitted extends AutoCloseable {
        @Override
        void close();
    }

    /// @return empty while nothing more is taken: answer [Outcome#BUSY]
    public Optional<Admitted> admit(Caller caller) throws IOException {
        long reserve = settings.getProperty(RESERVE, Long.class, 2_000_000_000L);
        if (dialogue.info().runs(Emergency.Kind.READ_ONLY, clock.instant())) {
            return Optional.empty();
        }
        boolean open = pace.allows(caller.keyId(), caller.perMinute()) && files.usable() >= reserve;
        return open && places.tryAcquire() ? Optional.of(places::release) : Optional.empty();
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
