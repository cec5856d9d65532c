package org.kenes.dataset.annex.reading;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.LongStream;

/// A list of indices, eight bytes each.
final class Numbers implements Serializable {
    private static final long serialVersionUID = 1;

    private long[] list = new long[4];
    private int size;

    void add(long number) {
        if (size == list.length) {
            list = Arrays.copyOf(list, 2 * size);
        }
        list[size++] = number;
    }

    void addAll(Numbers other) {
        for (int i = 0; i < other.size; i++) {
            add(other.list[i]);
        }
    }

    LongStream stream() {
        return Arrays.stream(list, 0, size);
    }
}
