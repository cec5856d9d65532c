package org.kenes.server.faults;

import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.VerifierKey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Somebody who fetches the checkpoint all the time, verifies its signature and forgets none.
final class Watcher implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Supplier<List<URI>> sites;
    private final VerifierKey key;
    private final Set<SignedCheckpoint> seen = new LinkedHashSet<>();
    private final Map<URI, Long> last = new HashMap<>();
    private final Thread thread;
    private String shrank = "";

    Watcher(Supplier<List<URI>> sites, VerifierKey key) {
        this.sites = sites;
        this.key = key;
        this.thread = Thread.ofVirtual().start(this::look);
    }

    private void look() {
        try {
            while (true) {
                for (URI site : sites.get()) {
                    look(site);
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void look(URI site) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer =
                    client.send(
                            HttpRequest.newBuilder(site.resolve("log/checkpoint"))
                                    .timeout(Duration.ofSeconds(2))
                                    .build(),
                            BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200) {
                remember(site, SignedCheckpoint.open(answer.body(), key, List.of()));
            }
        } catch (IOException e) {
            // nobody is there just now
        }
    }

    private synchronized void remember(URI site, SignedCheckpoint shown) {
        Long before = last.put(site, shown.size());
        if (before != null && before > shown.size()) {
            shrank += site + " went from " + before + " to " + shown.size() + "; ";
        }
        seen.add(shown);
    }

    /// The largest that anybody has seen.
    synchronized long size() {
        return seen.stream().mapToLong(SignedCheckpoint::size).max().orElse(0);
    }

    synchronized Set<SignedCheckpoint> seen() {
        return Set.copyOf(seen);
    }

    /// Empty if no server ever showed less than before.
    synchronized String shrank() {
        return shrank;
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
