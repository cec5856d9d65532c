package org.kenes.ledger.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.kenes.ledger.HaltException;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// A [Witness] behind HTTP: `POST /add-checkpoint` and `GET /<hex H(origin)>/checkpoint`.
public final class WitnessServer implements AutoCloseable {
    private final Witness witness;
    private final Consumer<String> problems;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Serves until closed.
    ///
    /// @param problems told when a request could not be answered because the disk failed
    public WitnessServer(Witness witness, InetSocketAddress listen, Consumer<String> problems)
            throws IOException {
        this.witness = witness;
        this.problems = problems;
        http = HttpServer.create(listen, 64);
        http.createContext("/", this::handle);
        http.setExecutor(threads);
        http.start();
    }

    /// Where it listens; tells the port if 0 was asked for.
    public InetSocketAddress address() {
        return http.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Witness.Answer answer;
            try {
                answer = answer(exchange);
            } catch (UncheckedIOException | HaltException e) {
                problems.accept("not answered: " + e.getMessage());
                answer = Witness.Answer.text(500, "the state could not be stored\n");
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private Witness.Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String method = exchange.getRequestMethod();
        if (path.equals("/add-checkpoint")) {
            if (!method.equals("POST")) {
                return Witness.Answer.text(405, "POST only\n");
            }
            return witness.addCheckpoint(
                    exchange.getRequestBody().readNBytes(AddCheckpoint.LONGEST + 1));
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Witness.Answer.text(405, "GET only\n");
        }
        if (path.length() == 76 && path.endsWith("/checkpoint")) {
            return witness.last(path.substring(1, 65))
                    .map(note -> Witness.Answer.text(200, new String(note, StandardCharsets.UTF_8)))
                    .orElse(Witness.Answer.text(404, "nothing cosigned\n"));
        }
        return Witness.Answer.text(404, "not found\n");
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
