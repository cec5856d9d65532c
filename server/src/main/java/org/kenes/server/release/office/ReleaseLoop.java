package org.kenes.server.release.office;

import org.kenes.server.shell.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Publishes signed releases at their hour while the server runs. Where cuts are taken only when
/// asked, so are releases.
@Component
class ReleaseLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseLoop.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ReleaseDesk desk;
    private final boolean byItself;
    private CountDownLatch stop = new CountDownLatch(0);

    ReleaseLoop(ReleaseDesk desk, Settings settings) {
        this.desk = desk;
        this.byItself = settings.record().cutEvery().isPositive();
    }

    @Override
    public void start() {
        stop = new CountDownLatch(1);
        if (byItself) {
            Thread.ofPlatform().name("releases").daemon().start(this::run);
        }
    }

    private void run() {
        try {
            while (!stop.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    desk.publishDue();
                } catch (RuntimeException e) {
                    LOG.warn("no release was published, it is tried again", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        stop.countDown();
    }

    @Override
    public boolean isRunning() {
        return stop.getCount() > 0;
    }
}
