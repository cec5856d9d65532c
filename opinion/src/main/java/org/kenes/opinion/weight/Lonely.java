package org.kenes.opinion.weight;

/// What to do about a stratum of which only one cluster was drawn.
public enum Lonely {
    FAIL,
    /// Measure its distance from the mean of all clusters.
    ADJUST
}
