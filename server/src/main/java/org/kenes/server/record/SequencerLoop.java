package org.kenes.server.record;

import org.kenes.server.shell.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Sequences what waits, every period, for as long as the server runs. With a period of zero it
/// only runs when asked.
@Component
class SequencerLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SequencerLoop.class);

    /// Shorter than the idle time after which the leader's session would be ended.
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Sequencer sequencer;
    private final Destruction destruction;
    private final Duration period;
    private CountDownLatch stop = new CountDownLatch(0);

    SequencerLoop(Sequencer sequencer, Destruction destruction, Settings settings) {
        this.sequencer = sequencer;
        this.destruction = destruction;
        this.period = settings.record().period();
    }

    @Override
    public void start() {
        stop = new CountDownLatch(1);
        if (period.isPositive()) {
            Thread.ofPlatform().name("sequencer").daemon().start(this::run);
        }
    }

    private void run() {
        Duration pause = period.compareTo(LONGEST) < 0 ? period : LONGEST;
        long next = System.nanoTime();
        try {
            while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() - next >= 0) {
                    tick();
                    next = System.nanoTime() + period.toNanos() - pause.toNanos();
                } else {
                    sequencer.stillLeads();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick() {
        if (sequencer.halted() != null) {
            return;
        }
        try {
            if (sequencer.drainWhenDue()) {
                destruction.carryOut();
            }
        } catch (RuntimeException e) {
            LOG.warn("sequencing failed and will be tried again: {}", e.getMessage());
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
