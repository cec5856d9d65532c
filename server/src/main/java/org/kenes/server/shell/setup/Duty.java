package org.kenes.server.shell.setup;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// What a server does again and again on a thread of its own, for as long as it runs. A turn that
/// fails is logged, and the next one comes on time. With an interval of zero it is done only when
/// asked. Thread-safe.
public abstract class Duty implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Duty.class);

    private final String name;
    private final Duration every;
    private final Semaphore due = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread worker;
    private final LongAdder failures = new LongAdder();
    private volatile long done = System.nanoTime();

    /// @param name of the thread
    protected Duty(String name, Duration every) {
        this.name = name;
        this.every = every;
    }

    protected abstract void turn();

    /// How long to wait for the next turn; asked anew before each.
    protected Duration pause() {
        return every;
    }

    /// There is something to do: the next turn comes at once, or right after the one that is under
    /// way. Woken before [#start], it does not wait for its first turn either.
    public final void wake() {
        due.release();
    }

    public final String name() {
        return name;
    }

    /// Whether it has a thread of its own and does not wait to be asked.
    public final boolean goesBySelf() {
        return every.isPositive();
    }

    /// Turns that failed since the program started.
    public final long failures() {
        return failures.sum();
    }

    /// Time since the last turn that did not fail; before the first one, since the program started.
    public final Duration sinceDone() {
        return Duration.ofNanos(System.nanoTime() - done);
    }

    @Override
    public final void start() {
        running = true;
        if (every.isPositive()) {
            Thread thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
            worker = thread;
            thread.start();
        }
    }

    private void run() {
        try {
            while (awaited()) {
                try {
                    turn();
                    done = System.nanoTime();
                } catch (RuntimeException e) {
                    failures.increment();
                    LOG.warn("{}: this turn failed, the next comes on time", name, e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return false once it is stopped, also where it was started again since
    private boolean awaited() throws InterruptedException {
        if (Thread.currentThread() == worker
                && due.tryAcquire(Math.max(0, pause().toMillis()), TimeUnit.MILLISECONDS)) {
            due.drainPermits();
        }
        return Thread.currentThread() == worker;
    }

    @Override
    public final void stop() {
        running = false;
        worker = null;
        due.release();
    }

    @Override
    public final boolean isRunning() {
        return running;
    }
}
