package org.kenes.server.shell.setup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What a server does again and again on a thread of its own, for as long as it runs. A turn that
/// fails is logged, and the next one comes on time. With an interval of zero it is done only when
/// asked.
public abstract class Duty implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Duty.class);

    private final String name;
    private final Duration every;
    private CountDownLatch stop = new CountDownLatch(0);

    /// @param name of the thread
    protected Duty(String name, Duration every) {
        this.name = name;
        this.every = every;
    }

    protected abstract void turn();

    @Override
    public final void start() {
        stop = new CountDownLatch(1);
        if (every.isPositive()) {
            Thread.ofPlatform().name(name).daemon().start(this::run);
        }
    }

    private void run() {
        try {
            while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    turn();
                } catch (RuntimeException e) {
                    LOG.warn("{}: this turn failed, the next comes on time", name, e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final void stop() {
        stop.countDown();
    }

    @Override
    public final boolean isRunning() {
        return stop.getCount() > 0;
    }
}
