package org.kenes.server.release;

import org.jspecify.annotations.NullMarked;
import org.kenes.server.shell.state.CutStamp;

import java.time.Instant;
import java.util.List;

/// The releases, newest first.
@NullMarked
public record ReleaseListView(List<Entry> releases) {
    public record Entry(String slug, String title, Instant published, CutStamp cut) {}
}
