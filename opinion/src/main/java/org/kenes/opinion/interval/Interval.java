package org.kenes.opinion.interval;

/// Two ends of an interval, in the unit of the estimate.
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("not an interval: %s to %s".formatted(low, high));
        }
    }
}
