package org.kenes.server.record.sequence;

import org.kenes.server.record.Tombstones;
import org.kenes.server.shell.setup.Duty;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.time.Duration;

/// Sequences what waits, every period, for as long as the server runs. With a period of zero it
/// only runs when asked.
@Component
class SequencerLoop extends Duty {
    /// Shorter than the idle time after which the leader's session would be ended.
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Sequencer sequencer;
    private final Halt halt;
    private final Tombstones tombstones;
    private final Duration period;
    private long next = System.nanoTime();

    SequencerLoop(Sequencer sequencer, Halt halt, Tombstones tombstones, Settings settings) {
        super("sequencer", pause(settings.record().period()));
        this.sequencer = sequencer;
        this.halt = halt;
        this.tombstones = tombstones;
        this.period = settings.record().period();
    }

    private static Duration pause(Duration period) {
        return period.compareTo(LONGEST) < 0 ? period : LONGEST;
    }

    @Override
    protected void turn() {
        if (System.nanoTime() - next < 0) {
            sequencer.keepUp();
            return;
        }
        // Also after a failure: the next try is in a period, not at once.
        next = System.nanoTime() + period.minus(pause(period)).toNanos();
        if (halt.reason() == null && sequencer.drainWhenDue()) {
            tombstones.carryOut();
        }
    }
}
