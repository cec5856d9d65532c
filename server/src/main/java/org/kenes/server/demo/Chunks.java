package org.kenes.server.demo;

import org.kenes.server.record.PublicLog;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Millions of things, a thousand in one transaction. Now and then the log is put in order, as a
/// server does while people speak: places are given in random order, and where millions wait, each
/// is on another page of the table.
@Component
class Chunks {
    private static final int SIZE = 1_000;
    private static final int UNTIL_IN_ORDER = 100;

    private final PublicLog log;

    Chunks(PublicLog log) {
        this.log = log;
    }

    <T> void each(Stream<T> items, Consumer<List<T>> take) {
        List<T> chunk = new ArrayList<>(SIZE);
        int[] taken = {0};
        items.forEachOrdered(item -> {
            chunk.add(item);
            if (chunk.size() == SIZE) {
                take.accept(List.copyOf(chunk));
                chunk.clear();
                if (++taken[0] % UNTIL_IN_ORDER == 0) {
                    log.sequence();
                }
            }
        });
        if (!chunk.isEmpty()) {
            take.accept(chunk);
        }
    }
}
