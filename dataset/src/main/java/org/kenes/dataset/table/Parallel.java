package org.kenes.dataset.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// The same work for each of several things, one thread per processor. Each piece writes to a place
/// of its own, so that threads change nothing but the time.
final class Parallel {
    private Parallel() {}

    /// In order of the collection: what takes longest should come first. If several fail, the first
    /// of them in that order is thrown.
    static <T> void each(Collection<T> things, Consumer<T> work) {
        int processors = Runtime.getRuntime().availableProcessors();
        try (ExecutorService threads = Executors.newFixedThreadPool(processors)) {
            List<Future<?>> futures = new ArrayList<>();
            for (T thing : things) {
                futures.add(threads.submit(() -> work.accept(thing)));
            }
            for (Future<?> future : futures) {
                await(future, threads);
            }
        }
    }

    private static void await(Future<?> future, ExecutorService threads) {
        try {
            future.get();
        } catch (ExecutionException e) {
            threads.shutdownNow();
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
