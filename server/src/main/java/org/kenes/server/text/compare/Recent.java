package org.kenes.server.text.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// The results that were asked for last, each worked out once however many ask at the same time.
/// Only for work whose inputs never change. Thread-safe.
final class Recent<K, V> {
    private final Map<K, FutureTask<V>> kept;

    /// @param most how many results are kept
    Recent(int most) {
        this.kept =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, FutureTask<V>> eldest) {
                        return size() > most;
                    }
                };
    }

    V get(K key, Supplier<V> work) {
        FutureTask<V> task;
        synchronized (kept) {
            task = kept.computeIfAbsent(key, _ -> new FutureTask<>(work::get));
        }
        task.run(); // does nothing if another thread has begun it
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("working out " + key + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for " + key, e);
        }
    }
}
