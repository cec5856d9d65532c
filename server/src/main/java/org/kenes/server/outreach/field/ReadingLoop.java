package org.kenes.server.outreach.field;

import org.kenes.server.outreach.photo.Photos;
import org.kenes.server.shell.setup.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Reads reports soon after they were acknowledged, for as long as the server runs. Where the
/// record is sequenced only when asked, reports are read only when asked, too.
@Component
class ReadingLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final Duration SWEEP_AFTER = Duration.ofHours(24);

    private final Reports reports;
    private final Photos photos;
    private final Submissions submissions;
    private final FileStore files;
    private final Clock clock;
    private final boolean running;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean stopped = true;

    ReadingLoop(
            Reports reports,
            Photos photos,
            Submissions submissions,
            FileStore files,
            Clock clock,
            Settings settings) {
        this.reports = reports;
        this.photos = photos;
        this.submissions = submissions;
        this.files = files;
        this.clock = clock;
        this.running = settings.record().period().isPositive();
    }

    /// Something new has arrived.
    void wake() {
        work.release();
    }

    @Override
    public void start() {
        stopped = false;
        if (running) {
            Thread.ofPlatform().name("field-reports").daemon().start(this::run);
        }
    }

    private void run() {
        try {
            sweep();
            while (!stopped) {
                drain();
                if (work.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        try {
            files.sweep(clock.instant(), SWEEP_AFTER, submissions::speaksOf);
        } catch (RuntimeException e) {
            LOG.warn("files that nobody speaks of cannot be swept: {}", e.getMessage());
        }
    }

    private void drain() {
        try {
            reports.readWaiting();
            photos.lookAtArrived();
        } catch (RuntimeException e) {
            LOG.warn("reading reports failed and will be tried again: {}", e.getMessage());
        }
    }

    @Override
    public void stop() {
        stopped = true;
        work.release();
    }

    @Override
    public boolean isRunning() {
        return !stopped;
    }
}
