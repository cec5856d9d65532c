package org.kenes.server.record.sequence;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.HaltException;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.store.Disk;
import org.kenes.ledger.store.StoreRepair;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tile.TlogProof;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.witness.Monitoring;
import org.kenes.ledger.witness.Policy;
import org.kenes.server.record.RefusedStart;
import org.kenes.server.record.vault.Keys;
import org.kenes.server.shell.setup.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Before anything is signed (ledger spec 5.4): a database older than what people hold must not go
/// on. People hold what the store shows, what remembered heads say, and what witnesses confirmed;
/// only what this log's key has signed counts.
///
/// With `--deep` the whole table is hashed again and every tile compared with it; what is missing
/// or short is put back, anything else that differs refuses the start.
@Component
class StartChecks {
    private static final Logger LOG = LoggerFactory.getLogger(StartChecks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private record Held(String where, Checkpoint checkpoint) {}

    private final DurableDatabase database;
    private final Heads heads;
    private final Queue queue;
    private final Keys keys;
    private final Publisher publisher;
    private final Witnesses witnesses;
    private final Disk disk;
    private final Settings settings;
    private final Path store;

    StartChecks(
            DurableDatabase database,
            Heads heads,
            Queue queue,
            Keys keys,
            Publisher publisher,
            Witnesses witnesses,
            Disk disk,
            Settings settings) {
        this.database = database;
        this.heads = heads;
        this.queue = queue;
        this.keys = keys;
        this.publisher = publisher;
        this.witnesses = witnesses;
        this.disk = disk;
        this.settings = settings;
        this.store = settings.data().resolve("log");
    }

    /// @throws RefusedStart naming both heads
    void run() {
        database.check();
        Head head = heads.row().head();
        List<Held> held = held();
        held.forEach(it -> refuseIfNewer(head, it));
        if (settings.record().start().deep()) {
            recompute(head);
            held.forEach(it -> refuseIfOther(head, it));
        }
    }

    private List<Held> held() {
        List<Held> held = new ArrayList<>();
        try {
            Checkpoint shown = publisher.file();
            if (shown != null) {
                held.add(new Held("the store", shown));
            }
            for (Path file : settings.record().start().rememberedHeads()) {
                held.add(new Held(file.toString(), signed(note(Files.readAllBytes(file)))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a remembered head cannot be read", e);
        } catch (MalformedException | VerificationException e) {
            throw new RefusedStart("a remembered head is not one of this log: " + e.getMessage());
        }
        for (Policy.Party witness : witnesses.policy().witnesses()) {
            Checkpoint last = last(witness);
            if (last != null) {
                held.add(new Held("witness " + witness.name(), last));
            }
        }
        return held;
    }

    private static SignedNote note(byte[] file) {
        return TlogProof.isProof(file)
                ? TlogProof.parse(file).checkpoint()
                : SignedNote.parse(file);
    }

    private Checkpoint signed(SignedNote note) {
        return SignedCheckpoint.open(note.bytes(), keys.log.verifier(), List.of()).checkpoint();
    }

    /// A witness that cannot be reached, or that shows something we never signed, stops nothing.
    private @Nullable Checkpoint last(Policy.Party witness) {
        String url = witness.url();
        if (url == null) {
            return null;
        }
        try {
            SignedNote note = Monitoring.lastCosigned(url, settings.record().origin(), PATIENCE);
            return note == null ? null : signed(note);
        } catch (IOException | MalformedException | VerificationException e) {
            LOG.warn("witness {} does not say what it knows: {}", witness.name(), e.getMessage());
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static void refuseIfNewer(Head head, Held held) {
        Head theirs = held.checkpoint().head();
        if (theirs.size() > head.size()
                || theirs.size() == head.size() && !theirs.root().equals(head.root())) {
            throw new RefusedStart(
                    "the database is older than the published log: it knows "
                            + head
                            + ", "
                            + held.where()
                            + " shows "
                            + theirs
                            + ". Restore a newer backup, or continue as a new epoch.");
        }
    }

    private void recompute(Head head) {
        try {
            var repaired =
                    new StoreRepair(store, Tiles.temporary(settings), disk, head)
                            .repair(queue.entries(0, head.size()));
            repaired.forEach(finding -> LOG.warn("put back: {}", finding));
            LOG.info(
                    "{} entries hash to the head; {} files put back", head.size(), repaired.size());
        } catch (IOException e) {
            throw new UncheckedIOException("the store cannot be looked through", e);
        } catch (VerificationException | HaltException e) {
            throw new RefusedStart(
                    "table, head and store contradict each other: " + e.getMessage());
        }
    }

    /// What was held earlier must be the beginning of this log.
    private void refuseIfOther(Head head, Held held) {
        Head theirs = held.checkpoint().head();
        if (!new LogReader(Source.folder(store))
                .root(theirs.size(), head.size())
                .equals(theirs.root())) {
            throw new RefusedStart(
                    held.where() + " shows " + theirs + ", which is no beginning of " + head);
        }
    }
}
