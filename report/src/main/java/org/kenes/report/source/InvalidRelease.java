package org.kenes.report.source;

import org.kenes.dataset.InvalidInput;

import java.util.List;
import java.util.stream.Collectors;

/// A release source that cannot be read. The message is the first twenty faults and their number.
public final class InvalidRelease extends RuntimeException {
    private static final int SHOWN = 20;

    public InvalidRelease(List<InvalidInput> faults) {
        super(
                faults.stream()
                                .limit(SHOWN)
                                .map(Throwable::getMessage)
                                .collect(Collectors.joining("\n"))
                        + "\n"
                        + faults.size()
                        + (faults.size() == 1 ? " fault" : " faults"));
    }
}
