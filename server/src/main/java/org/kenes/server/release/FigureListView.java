package org.kenes.server.release;

import org.jspecify.annotations.NullMarked;

import java.util.List;

/// The catalogue of figures of the newest cut; without groups before the first.
@NullMarked
public record FigureListView(List<Group> groups) {
    public record Group(String title, List<Entry> entries) {}

    /// @param definition one sentence
    public record Entry(String id, String title, String definition) {}
}
