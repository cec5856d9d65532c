package org.kenes.server.record.sequence;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.HaltException;
import org.kenes.server.shell.setup.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/// Whether something contradicts what was signed. Then nothing is signed any more by this process;
/// reading and adding go on, and no command un-halts by editing.
@Component
public class Halt {
    private static final Logger LOG = LoggerFactory.getLogger(Halt.class);

    private final Path folder;
    private final Clock clock;
    private volatile @Nullable String reason;

    Halt(Clock clock, Settings settings) {
        this.folder = Tiles.temporary(settings);
        this.clock = clock;
    }

    /// Why nothing is signed any more, or null.
    public @Nullable String reason() {
        return reason;
    }

    /// @throws IllegalStateException once halted
    void check() {
        if (reason != null) {
            throw new IllegalStateException("the log is halted: " + reason);
        }
    }

    /// The reason stays in a file for whoever comes to look. The file has no effect: the next start
    /// looks at what is really there, and halts again if that contradicts itself.
    void because(HaltException e) {
        reason = String.valueOf(e.getMessage());
        LOG.error("the log is halted: {}", reason);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("halted." + clock.millis()), reason + "\n");
        } catch (IOException unwritten) {
            LOG.error("the reason cannot be written to a file", unwritten);
        }
    }
}
