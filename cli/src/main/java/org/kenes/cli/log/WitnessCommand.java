package org.kenes.cli.log;

import org.kenes.cli.words.UsageException;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.strict.Decimal;
import org.kenes.ledger.witness.Witness;
import org.kenes.ledger.witness.WitnessServer;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `witness`: confirms checkpoints of the logs it is told about, until it is stopped.
final class WitnessCommand {
    /// Seconds that one request may take, so that nobody can hold all connections for ever.
    private static final String REQUEST_SECONDS = "20";

    private WitnessCommand() {}

    static void run(List<String> words, PrintStream out, PrintStream err) throws IOException {
        Options options =
                new Options(words, Set.of("listen", "state", "key", "log"), Set.of("init"));
        options.arguments(0);
        SigningKey key = Options.signingKey(options.required("key"));
        List<VerifierKey> logs = new ArrayList<>();
        options.all("log").forEach(log -> logs.addAll(Options.keys(log)));
        if (logs.isEmpty()) {
            throw new UsageException("--log is missing");
        }
        InetSocketAddress listen = address(options.required("listen"));
        System.setProperty("sun.net.httpserver.maxReqTime", REQUEST_SECONDS);
        Witness witness = open(options, key, logs, err);
        try (WitnessServer server = new WitnessServer(witness, listen, err::println)) {
            String url = "http://" + listen.getHostString() + ":" + server.address().getPort();
            new Results(out, options)
                    .field("vkey", key.verifier().toString())
                    .field("url", url)
                    .done("WITNESS");
            out.flush();
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Witness open(
            Options options, SigningKey key, List<VerifierKey> logs, PrintStream err)
            throws IOException {
        try {
            return Witness.open(
                    Path.of(options.required("state")),
                    Durability.FORCED,
                    key,
                    logs,
                    options.has("init"),
                    InstantSource.system(),
                    message -> err.println("CONTRADICTION " + message));
        } catch (MalformedException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static InetSocketAddress address(String listen) {
        int colon = listen.lastIndexOf(':');
        try {
            long port = Decimal.parse(listen.substring(colon + 1));
            if (colon > 0 && port <= 0xffff) {
                return new InetSocketAddress(listen.substring(0, colon), (int) port);
            }
        } catch (MalformedException e) {
            // The message below says what is wanted.
        }
        throw new UsageException("--listen is host:port");
    }
}
