package org.kenes.server.shell;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.concurrent.atomic.AtomicReference;

/// The stamp in the foot of every page. Whoever publishes a cut announces it here, after its
/// findings can be read. Thread-safe.
@Component
public class NewestCut {
    private final AtomicReference<@Nullable CutStamp> stamp = new AtomicReference<>();

    /// An older cut than the one known is ignored.
    public void announce(CutStamp cut) {
        stamp.accumulateAndGet(
                cut,
                (known, told) ->
                        known == null || (told != null && told.number() > known.number())
                                ? told
                                : known);
    }

    public @Nullable CutStamp stamp() {
        return stamp.get();
    }
}
