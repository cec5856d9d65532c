package org.kenes.bench.record;

import org.kenes.server.record.PublicLog;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Sequences every second beside whatever else is going on, as a running server does.
final class Sequencing implements AutoCloseable {
    private final PublicLog log;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean busy;

    Sequencing(PublicLog log) {
        this.log = log;
        this.thread = Thread.ofPlatform().name("sequencing").start(this::run);
    }

    private void run() {
        try {
            while (!stop.await(1, TimeUnit.SECONDS)) {
                busy = true;
                log.sequence();
                busy = false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether a batch is being made at this moment.
    boolean isBusy() {
        return busy;
    }

    /// Publishes what waits; the size of the published log.
    long finish() throws InterruptedException {
        close();
        return log.sequence().head().size();
    }

    @Override
    public void close() throws InterruptedException {
        stop.countDown();
        thread.join();
    }
}
