package org.kenes.server.shell.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

class DutyTest {
    private static final class Counted extends Duty {
        private final Semaphore turns = new Semaphore(0);
        private final Semaphore held = new Semaphore(Integer.MAX_VALUE);
        private boolean fails;

        Counted(Duration every) {
            super("counted", every);
        }

        @Override
        protected void turn() {
            turns.release();
            held.acquireUninterruptibly();
            if (fails) {
                throw new IllegalStateException("as the test wants it");
            }
        }

        boolean turned() throws InterruptedException {
            return turns.tryAcquire(10, TimeUnit.SECONDS);
        }

        boolean restsFor(int millis) throws InterruptedException {
            return !turns.tryAcquire(millis, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void aTurnComesWhenItsIntervalIsOverAndAgainAfterAFailure() throws InterruptedException {
        var duty = new Counted(Duration.ofMillis(5));
        duty.fails = true;
        duty.start();
        assertThat(duty.turned()).isTrue();
        assertThat(duty.turned()).isTrue();
        duty.stop();
        assertThat(duty.isRunning()).isFalse();
        assertThat(duty.failures()).isPositive();
    }

    @Test
    void whatWokeItBeforeItsStartIsDoneAtOnceAndWhatWakesItLaterToo() throws InterruptedException {
        var duty = new Counted(Duration.ofHours(1));
        duty.wake();
        duty.start();
        assertThat(duty.turned()).isTrue();
        assertThat(duty.restsFor(50)).isTrue();
        duty.wake();
        assertThat(duty.turned()).isTrue();
        duty.stop();
    }

    @Test
    void callsDuringATurnAreOneTurnAfterIt() throws InterruptedException {
        var duty = new Counted(Duration.ofHours(1));
        duty.held.drainPermits();
        duty.wake();
        duty.start();
        assertThat(duty.turned()).isTrue();
        for (int i = 0; i < 5; i++) {
            duty.wake();
        }
        duty.held.release(10);
        assertThat(duty.turned()).isTrue();
        assertThat(duty.restsFor(50)).isTrue();
        duty.stop();
    }

    @Test
    void stoppedItTurnsNoMoreAndStartedAgainItDoes() throws InterruptedException {
        var duty = new Counted(Duration.ofHours(1));
        duty.start();
        duty.stop();
        assertThat(duty.restsFor(50)).isTrue();
        duty.start();
        duty.wake();
        assertThat(duty.turned()).isTrue();
        duty.stop();
    }

    @Test
    void withoutAnIntervalNothingRunsByItself() throws InterruptedException {
        var duty = new Counted(Duration.ZERO);
        duty.start();
        duty.wake();
        assertThat(duty.isRunning()).isTrue();
        assertThat(duty.restsFor(50)).isTrue();
        duty.stop();
    }
}
