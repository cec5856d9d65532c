package org.kenes.server.release;

import org.kenes.server.shell.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Takes a cut, and revises the newest release if something in it was erased, every so often while
/// the server runs; with an interval of zero only when asked.
@Component
class CutLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CutLoop.class);

    private final Cuts cuts;
    private final Revisions revisions;
    private final Duration every;
    private CountDownLatch stop = new CountDownLatch(0);

    CutLoop(Cuts cuts, Revisions revisions, Settings settings) {
        this.cuts = cuts;
        this.revisions = revisions;
        this.every = settings.record().cutEvery();
    }

    @Override
    public void start() {
        stop = new CountDownLatch(1);
        if (every.isPositive()) {
            Thread.ofPlatform().name("cuts").daemon().start(this::run);
        }
    }

    private void run() {
        try {
            while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    cuts.take();
                    revisions.reviseNewest();
                } catch (RuntimeException e) {
                    LOG.warn("no cut or revision was made, the next is tried on time", e);
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
