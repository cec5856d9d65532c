package org.kenes.bench.nation;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// An open loop: every visit has a moment at which it is due, and its time counts from that moment,
/// also while all connections are busy. Whoever is told to come later comes then, not before.
///
/// Connections are those of a proxy: kept open, one request at a time each.
final class Visitors {
    private static final int AGAIN_AFTER_NOTHING = 2;

    private final Visit.Known known;
    private final int connections;
    private final DelayQueue<Due> due = new DelayQueue<>();
    private final AtomicReferenceArray<@Nullable String> receipts;
    private final AtomicIntegerArray micros;
    private final AtomicIntegerArray firstMicros;
    private final Map<Visit.Kind, AtomicInteger> done = new EnumMap<>(Visit.Kind.class);
    private final Map<Integer, AtomicInteger> answers = new ConcurrentSkipListMap<>();
    private final AtomicInteger left;
    private final AtomicInteger longestTold = new AtomicInteger();
    private final List<String> complaints = new ArrayList<>();

    /// @param most visits there will be
    Visitors(Visit.Known known, int connections, int most) {
        this.known = known;
        this.connections = connections;
        this.receipts = new AtomicReferenceArray<>(most);
        this.micros = new AtomicIntegerArray(most);
        this.firstMicros = new AtomicIntegerArray(most);
        this.left = new AtomicInteger(most);
        for (Visit.Kind kind : Visit.Kind.values()) {
            done.put(kind, new AtomicInteger());
        }
    }

    /// @param slot in the arrays of what came of it
    /// @param first when it was due at first, by the nano clock
    /// @param at when it is due now
    private record Due(Visit visit, int slot, long first, long at) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(at - ((Due) other).at, 0);
        }
    }

    /// @param slot each of 0 to `most` − 1 once
    void comes(Visit visit, int slot, long at) {
        due.add(new Due(visit, slot, at, at));
    }

    /// Serves until every visit is done.
    void run() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofVirtual().start(this::serve));
        }
        while (left.get() > 0) {
            Thread.sleep(50);
        }
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void serve() {
        Wire wire = null;
        try {
            while (true) {
                Due next = due.take();
                try {
                    if (wire == null || !wire.isOpen()) {
                        wire = again(wire);
                    }
                    take(next, wire.ask(next.visit().request(known)));
                } catch (IOException e) {
                    count(0);
                    complain(next.visit() + ": " + e);
                    close(wire);
                    wire = null;
                    later(next, AGAIN_AFTER_NOTHING);
                }
            }
        } catch (InterruptedException e) {
            close(wire);
        }
    }

    private Wire again(@Nullable Wire old) throws IOException {
        close(old);
        return new Wire(known.port());
    }

    private static void close(@Nullable Wire wire) {
        try {
            if (wire != null) {
                wire.close();
            }
        } catch (IOException e) {
            // it is gone either way
        }
    }

    /// What a burst that was written by hand was answered.
    void answered(Visit visit, int slot, long first, Wire.Answer answer) {
        take(new Due(visit, slot, first, first), answer);
    }

    /// What a burst got no answer to.
    void unanswered(Visit visit, int slot, long first) {
        count(0);
        later(new Due(visit, slot, first, first), AGAIN_AFTER_NOTHING);
    }

    private void take(Due it, Wire.Answer answer) {
        int took = (int) Math.min(Integer.MAX_VALUE, (System.nanoTime() - it.first()) / 1_000);
        count(answer.status());
        firstMicros.compareAndSet(it.slot(), 0, took);
        if (it.visit().isDoneBy(answer)) {
            micros.set(it.slot(), took);
            receipts.set(it.slot(), it.visit().receipt(answer));
            count(it.visit().kind()).incrementAndGet();
            left.decrementAndGet();
            return;
        }
        if ((answer.status() != 503 && answer.status() != 429) || answer.retryAfter() < 1) {
            complain(it.visit() + ": " + answer);
        }
        longestTold.accumulateAndGet((int) answer.retryAfter(), Math::max);
        later(it, Math.max(1, answer.retryAfter()));
    }

    private void later(Due it, long seconds) {
        long at = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        due.add(new Due(it.visit(), it.slot(), it.first(), at));
    }

    private void count(int status) {
        answers.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
    }

    private synchronized void complain(String what) {
        if (complaints.size() < 20) {
            complaints.add(what);
            System.out.println("  unexpected: " + what);
        }
    }

    /// Codes of what was acknowledged with one.
    List<String> receipts() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < receipts.length(); i++) {
            String code = receipts.get(i);
            if (code != null && !code.isEmpty()) {
                all.add(code);
            }
        }
        return all;
    }

    private AtomicInteger count(Visit.Kind kind) {
        return Objects.requireNonNull(done.get(kind));
    }

    int done(Visit.Kind kind) {
        return count(kind).get();
    }

    /// Longest time anybody was told to wait, in seconds.
    int longestTold() {
        return longestTold.get();
    }

    /// By status; 0 is no answer.
    Map<Integer, Integer> answers() {
        Map<Integer, Integer> all = new TreeMap<>();
        answers.forEach((status, count) -> all.put(status, count.get()));
        return all;
    }

    /// Until it was done, from the moment it was first due.
    String untilDone() {
        return quantiles(micros);
    }

    /// Until somebody answered, whatever it was.
    String untilAnswered() {
        return quantiles(firstMicros);
    }

    private static String quantiles(AtomicIntegerArray micros) {
        int[] sorted = new int[micros.length()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = micros.get(i);
        }
        Arrays.sort(sorted);
        int n = sorted.length;
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, longest %.1f ms",
                sorted[n / 2] / 1e3,
                sorted[(int) (n * 99L / 100)] / 1e3,
                sorted[(int) (n * 999L / 1000)] / 1e3,
                sorted[n - 1] / 1e3);
    }
}
