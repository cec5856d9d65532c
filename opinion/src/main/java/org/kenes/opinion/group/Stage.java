package org.kenes.opinion.group;

/// The parts of an analysis, in the order in which they begin.
public enum Stage {
    ACCUMULATE,
    AXES,
    GATE,
    PARTITION,
    STATISTICS
}
