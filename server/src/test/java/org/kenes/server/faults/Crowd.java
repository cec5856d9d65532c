package org.kenes.server.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// People and phones that do one thing after the other, send it again until it is acknowledged, and
/// keep the receipts. They do as they are told: whoever is told to wait waits.
final class Crowd {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int LONGEST_WAIT = 30;

    /// Milliseconds, at most.
    private static final int THINKING = 100;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final Supplier<List<URI>> sites;
    private final Act.Known known;
    private final List<Thread> people = new ArrayList<>();
    private final Map<Act, String> receipts = new ConcurrentHashMap<>();
    private final Map<Act.Kind, AtomicInteger> done = new EnumMap<>(Act.Kind.class);
    private final Map<Integer, AtomicInteger> answers = new ConcurrentSkipListMap<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private volatile boolean ending;

    /// @param sites where one may ask, any of them
    Crowd(Supplier<List<URI>> sites, Act.Known known) {
        this.sites = sites;
        this.known = known;
        for (Act.Kind kind : Act.Kind.values()) {
            done.put(kind, new AtomicInteger());
        }
    }

    void start(int size, long seed) {
        for (int i = 0; i < size; i++) {
            Random random = new Random(seed * 1_000 + i);
            people.add(Thread.ofVirtual().start(() -> live(random)));
        }
    }

    private void live(Random random) {
        try {
            while (!ending) {
                finish(Act.of(random, next.getAndIncrement()), random);
                Thread.sleep(random.nextInt(THINKING));
            }
        } catch (InterruptedException e) {
            complaints.add("gave up after being told to end");
        }
    }

    /// Until it is acknowledged, also when everybody is already told to come to an end.
    private void finish(Act act, Random random) throws InterruptedException {
        while (!isDone(act, random)) {
            Thread.sleep(PAUSE);
        }
        done.get(act.kind()).incrementAndGet();
        acknowledged.incrementAndGet();
    }

    private boolean isDone(Act act, Random random) throws InterruptedException {
        List<URI> all = sites.get();
        URI site = all.get(random.nextInt(all.size()));
        try {
            HttpResponse<String> answer =
                    client.send(act.request(site, known), BodyHandlers.ofString());
            int status = answer.statusCode();
            answers.computeIfAbsent(status, it -> new AtomicInteger()).incrementAndGet();
            if (act.isAcknowledgedBy(answer)) {
                act.receipt(answer).ifPresent(code -> receipts.put(act, code));
                return true;
            }
            if (status == 503 || status == 429) {
                Thread.sleep(Duration.ofSeconds(told(act, answer)));
            } else {
                complaints.add(act + ": " + status + " " + start(answer.body()));
            }
        } catch (IOException e) {
            answers.computeIfAbsent(0, it -> new AtomicInteger()).incrementAndGet();
        }
        return false;
    }

    private static String start(String body) {
        return body.substring(0, Math.min(80, body.length()));
    }

    private long told(Act act, HttpResponse<String> answer) {
        long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(0);
        if (seconds < 1 || seconds > LONGEST_WAIT) {
            complaints.add(act + ": told to wait " + seconds + " s");
        }
        return Math.clamp(seconds, 1, LONGEST_WAIT);
    }

    /// Everybody finishes what they are at.
    ///
    /// @return false if somebody did not get it done in time
    boolean end(Duration patience) throws InterruptedException {
        ending = true;
        boolean all = true;
        long until = System.nanoTime() + patience.toNanos();
        for (Thread person : people) {
            long left = Math.max(1, until - System.nanoTime());
            all &= person.join(Duration.ofNanos(left));
        }
        people.forEach(Thread::interrupt);
        return all;
    }

    /// How much was acknowledged so far.
    long acknowledged() {
        return acknowledged.get();
    }

    Map<Act, String> receipts() {
        return Map.copyOf(receipts);
    }

    int done(Act.Kind kind) {
        return done.get(kind).get();
    }

    /// Answers by their status; 0 stands for no answer.
    Map<Integer, Integer> answers() {
        Map<Integer, Integer> counts = new TreeMap<>();
        answers.forEach((status, count) -> counts.put(status, count.get()));
        return counts;
    }

    /// What nobody should be told.
    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
