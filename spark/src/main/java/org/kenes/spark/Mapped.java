package org.kenes.spark;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/// Rows made from rows, one at a time; where there is none, it is left out.
final class Mapped<T> implements Iterator<T> {
    private final Iterator<T> from;
    private final Function<T, @Nullable T> work;
    private @Nullable T next;

    Mapped(Iterator<T> from, Function<T, @Nullable T> work) {
        this.from = from;
        this.work = work;
    }

    @Override
    public boolean hasNext() {
        while (next == null && from.hasNext()) {
            next = work.apply(from.next());
        }
        return next != null;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T found = next;
        next = null;
        if (found == null) {
            throw new NoSuchElementException();
        }
        return found;
    }
}
