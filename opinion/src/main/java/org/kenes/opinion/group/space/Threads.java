package org.kenes.opinion.group.space;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Work over ranges of people on a number of threads. Whoever uses it adds up whole numbers only,
/// or writes to places of its own, so that the number of threads changes no bit.
public record Threads(int count) {
    public Threads {
        if (count < 1) {
            throw new IllegalArgumentException("at least one thread");
        }
    }

    public interface Range<T> {
        T run(int from, int to);
    }

    /// @return one result per range, in order of the ranges
    public <T> List<T> over(int n, Range<T> work) {
        int parts = Math.max(1, Math.min(count, n / 1024 + 1));
        if (parts == 1) {
            return List.of(work.run(0, n));
        }
        List<Future<T>> running = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(parts)) {
            for (int part = 0; part < parts; part++) {
                int from = (int) ((long) n * part / parts);
                int to = (int) ((long) n * (part + 1) / parts);
                running.add(pool.submit(() -> work.run(from, to)));
            }
            return collect(running);
        }
    }

    /// Independent pieces of work, numbered from zero.
    public <T> List<T> each(int n, java.util.function.IntFunction<T> work) {
        List<Future<T>> running = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(count, Math.max(1, n)))) {
            for (int i = 0; i < n; i++) {
                int piece = i;
                running.add(pool.submit(() -> work.apply(piece)));
            }
            return collect(running);
        }
    }

    private static <T> List<T> collect(List<Future<T>> running) {
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
