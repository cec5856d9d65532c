package org.kenes.server.record;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.account.DispositionTree;
import org.kenes.ledger.account.Dispositions;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.Cosignature;
import org.kenes.ledger.note.NoteSignature;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.store.Disk;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;
import org.kenes.server.record.sequence.Heads;
import org.kenes.server.record.sequence.Publisher;
import org.kenes.server.record.sequence.Sequencer;
import org.kenes.server.record.sequence.Tiles;
import org.kenes.server.record.sequence.Witnesses;
import org.kenes.server.record.vault.Keys;
import org.kenes.server.record.vault.Vault;
import org.kenes.server.record.vault.VaultOpenings;
import org.kenes.server.shell.setup.Database;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/// The log as those who count read it: the newest published checkpoint, its entries, and what opens
/// them.
@Component
public class PublicLog {
    private static final String PUBLISHED =
            "select published_note from record.ledger_head where origin = ?";

    private final Sequencer sequencer;
    private final Heads heads;
    private final Publisher publisher;
    private final Witnesses witnesses;
    private final Disk disk;
    private final Settings settings;
    private final Keys keys;
    private final Vault vault;
    private final DataSource database;
    private final String origin;
    private final Path store;

    PublicLog(
            Sequencer sequencer,
            Heads heads,
            Publisher publisher,
            Witnesses witnesses,
            Disk disk,
            Keys keys,
            Vault vault,
            DataSource database,
            Settings settings) {
        this.sequencer = sequencer;
        this.heads = heads;
        this.publisher = publisher;
        this.witnesses = witnesses;
        this.disk = disk;
        this.settings = settings;
        this.keys = keys;
        this.vault = vault;
        this.database = database;
        this.origin = settings.record().origin();
        this.store = settings.data().resolve("log");
    }

    /// A published head with the time its cosignatures give.
    public record Published(Head head, Instant at, SignedNote note) {}

    /// Gives everything that waits its place, now; returns what is published then.
    ///
    /// @throws IllegalStateException if another process leads, or the log is halted
    public Published sequence() {
        if (!sequencer.drain()) {
            throw new IllegalStateException("another process sequences this log");
        }
        return published().orElseThrow();
    }

    /// Ends this log for good; its last entry names the one that continues it.
    ///
    /// @param next origin of that one
    /// @throws IllegalStateException if another process leads, the log is halted, or the quorum is
    ///   missing
    public Published end(String next) {
        if (!sequencer.end(next)) {
            throw new IllegalStateException("another process sequences this log");
        }
        Published last = published().orElseThrow();
        if (last.head().size() < heads.row().assigned()) {
            throw new IllegalStateException("the quorum is missing: the end is not published yet");
        }
        return last;
    }

    public Optional<Published> published() {
        return heads.published().map(this::published);
    }

    private Published published(SignedNote note) {
        List<VerifierKey> clocks = new ArrayList<>(witnesses.policy().witnessKeys());
        clocks.add(keys.clock.verifier());
        SignedCheckpoint checkpoint =
                SignedCheckpoint.open(note.bytes(), keys.log.verifier(), clocks);
        long time = checkpoint.cosignatures().stream().mapToLong(c -> c.time()).max().orElseThrow();
        return new Published(checkpoint.head(), Instant.ofEpochSecond(time), note);
    }

    /// A witness of the policy.
    ///
    /// @param cosigned when it signed the published checkpoint, null if it did not
    public record Witness(String name, @Nullable Instant cosigned) {}

    /// Every witness of the policy, in its order.
    public List<Witness> witnesses() {
        SignedNote note = heads.published().orElse(null);
        List<Cosignature> lines =
                note == null
                        ? List.of()
                        : SignedCheckpoint.open(
                                        note.bytes(),
                                        keys.log.verifier(),
                                        witnesses.policy().witnessKeys())
                                .cosignatures();
        return witnesses.policy().witnesses().stream()
                .map(party -> new Witness(party.name(), time(lines, party.key())))
                .toList();
    }

    private static @Nullable Instant time(List<Cosignature> lines, VerifierKey witness) {
        return lines.stream()
                .filter(line -> line.witness().equals(witness))
                .map(line -> Instant.ofEpochSecond(line.time()))
                .findFirst()
                .orElse(null);
    }

    /// The note with the fewest cosignatures that still satisfy the policy: the later ones of its
    /// order go first, and so does the operator's clock.
    public SignedNote leastCosigned(SignedNote note) {
        SignedNote least = note;
        for (NoteSignature line : note.signatures().reversed()) {
            SignedNote less = without(least, line);
            if (!line.isBy(keys.log.verifier())
                    && witnesses
                            .policy()
                            .isSatisfiedBy(
                                    SignedCheckpoint.open(
                                            less.bytes(),
                                            keys.log.verifier(),
                                            witnesses.policy().witnessKeys()))) {
                least = less;
            }
        }
        return least;
    }

    private static SignedNote without(SignedNote note, NoteSignature line) {
        return new SignedNote(
                note.text(),
                note.signatures().stream().filter(other -> !other.equals(line)).toList());
    }

    /// Keeps a published checkpoint for good, because a cut rests on it.
    public void keep(Published published) {
        publisher.keep(published.note());
    }

    public LogReader reader() {
        return new LogReader(Source.folder(store));
    }

    /// Head and vault of one moment, for a cut.
    ///
    /// @throws IllegalStateException before the first checkpoint is published
    public Snapshot snapshot() {
        try {
            Connection connection = database.getConnection();
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Database.keepWhileIdle(connection);
            try (PreparedStatement select = connection.prepareStatement(PUBLISHED)) {
                select.setString(1, origin);
                ResultSet row = select.executeQuery();
                row.next();
                String note = row.getString(1);
                if (note == null) {
                    connection.close();
                    throw new IllegalStateException("nothing has been published");
                }
                return new Snapshot(
                        connection,
                        published(SignedNote.parse(note)),
                        new VaultOpenings(connection, vault));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the record cannot be read", e);
        }
    }

    public String origin() {
        return origin;
    }

    /// Folder of the static files.
    public Path store() {
        return store;
    }

    /// Of acknowledgements.
    public VerifierKey ackKey() {
        return keys.ack.verifier();
    }

    public VerifierKey key() {
        return keys.log.verifier();
    }

    /// Writes the disposition tree of a release beside the log; returns its root.
    public Hash writeDispositions(long release, Dispositions at) {
        try {
            SignedNote note =
                    DispositionTree.write(
                            store, Tiles.temporary(settings), disk, origin, release, at, keys.log);
            return Checkpoint.parse(note.text()).root();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the disposition tree of release " + release + " cannot be written", e);
        }
    }

    /// Copies exactly the files that the published checkpoint and that of the cut imply, with both
    /// checkpoints, the disposition tree of a release and the key of the log.
    public void copyTo(Path target, long cutSize, long release) {
        Published shown = published().orElseThrow();
        LogCopy copy = new LogCopy(store, target);
        try {
            copy.tiles(cutSize);
            copy.tiles(shown.head().size());
            copy.dispositions(release);
            copy.file("checkpoint." + cutSize);
            copy.head(shown.note(), keys.log.verifier());
        } catch (IOException e) {
            throw new UncheckedIOException("the log cannot be copied to " + target, e);
        }
    }
}
