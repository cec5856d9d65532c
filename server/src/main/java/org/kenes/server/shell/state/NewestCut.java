package org.kenes.server.shell.state;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.concurrent.atomic.AtomicReference;

/// The stamp in the foot of every page. Whoever publishes a cut announces it here, after its
/// findings can be read. Thread-safe.
@Component
public class NewestCut {
    /// @param size entries of the log that the cut covers
    private record Known(CutStamp stamp, long size) {}

    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    /// An older cut than the one known is ignored.
    ///
    /// @param size entries of the log that the cut covers
    public void announce(CutStamp cut, long size) {
        known.accumulateAndGet(
                new Known(cut, size),
                (before, told) ->
                        before == null
                                        || (told != null
                                                && told.stamp().number() > before.stamp().number())
                                ? told
                                : before);
    }

    public @Nullable CutStamp stamp() {
        Known newest = known.get();
        return newest == null ? null : newest.stamp();
    }

    /// The cut, if it covers this entry of the log.
    public @Nullable CutStamp covering(long index) {
        Known newest = known.get();
        return newest == null || index >= newest.size() ? null : newest.stamp();
    }
}
