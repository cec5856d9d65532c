package org.kenes.server.follow;

import org.kenes.server.shell.setup.Duty;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.time.Duration;

/// Looks every few minutes whether mail is to be written.
@Component
class DigestLoop extends Duty {
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final Digest digest;

    DigestLoop(Digest digest, Settings settings) {
        super("digest", settings.record().period().isZero() ? Duration.ZERO : EVERY);
        this.digest = digest;
    }

    @Override
    protected void turn() {
        digest.write();
    }
}
