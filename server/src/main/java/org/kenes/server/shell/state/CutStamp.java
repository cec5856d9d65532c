package org.kenes.server.shell.state;

import java.time.Instant;

/// Which cut a number comes from: its number and the time of its checkpoint.
public record CutStamp(long number, Instant at) {
    public CutStamp {
        if (number < 1) {
            throw new IllegalArgumentException("cuts are numbered from 1, not " + number);
        }
    }
}
