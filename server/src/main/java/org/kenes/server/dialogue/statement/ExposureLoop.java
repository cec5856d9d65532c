package org.kenes.server.dialogue.statement;

import org.kenes.server.shell.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Puts what was shown on record as often as cuts are taken.
@Component
class ExposureLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ExposureLoop.class);

    private final Exposures exposures;
    private final Duration every;
    private CountDownLatch stop = new CountDownLatch(0);

    ExposureLoop(Exposures exposures, Settings settings) {
        this.exposures = exposures;
        this.every = settings.record().cutEvery();
    }

    @Override
    public void start() {
        stop = new CountDownLatch(1);
        if (every.isPositive()) {
            Thread.ofPlatform().name("exposures").daemon().start(this::run);
        }
    }

    private void run() {
        try {
            while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    exposures.tell();
                } catch (RuntimeException e) {
                    LOG.warn("exposures were not told, the next try is on time", e);
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
