package org.kenes.server.record.receipt;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.account.DispositionTree;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.entry.Compartments.Part;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.receipt.Acknowledgement;
import org.kenes.ledger.receipt.Opening;
import org.kenes.ledger.receipt.Receipt;
import org.kenes.ledger.receipt.Receipt.Proven;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tile.TlogProof;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.record.receipt.Receipts.Found;
import org.kenes.server.record.vault.Keys;
import org.kenes.server.record.vault.Vault;
import org.kenes.server.shell.QrCode;
import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The two files a person can keep: the receipt, which shows nothing of what was said, and apart
/// from it the opening, which proves it to whoever sees it.
@Component
class ReceiptFiles {
    private static final String SEALED =
            """
            select e.dedup, e.entry, v.coded, v.words, v.prov, v.ctl
            from record.ledger_entry e join vault.opening v on v.dedup = e.dedup
            where e.code = :code and v.coded is not null and v.words is not null and v.prov is not null and v.ctl is not null
            """;
    private static final String RELEASE =
            "select entry, idx from record.ledger_entry where dedup = :dedup and idx is not null";

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Vault vault;
    private final PublicLog log;
    private final Settings settings;

    ReceiptFiles(JdbcClient jdbc, Keys keys, Vault vault, PublicLog log, Settings settings) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.vault = vault;
        this.log = log;
        this.settings = settings;
    }

    /// What there is so far: the promise, the proof, and since a release what became of the entry.
    /// Empty if the promise is forgotten and there is no proof yet.
    Optional<Receipt> receipt(Found found) {
        SignedNote ack = found.exact() ? ack(found) : null;
        SignedNote published = published();
        Optional<TlogProof> proof = proof(found, published);
        if (published == null || proof.isEmpty()) {
            return ack == null ? Optional.empty() : Optional.of(new Receipt(ack, null, null, null));
        }
        long release = newestRelease();
        Proven disposition = release == 0 ? null : disposition(release, proof.get().index());
        Proven made = disposition == null ? null : release(release, published);
        return Optional.of(new Receipt(ack, proof.get(), made == null ? null : disposition, made));
    }

    private @Nullable SignedNote published() {
        return log.published().map(PublicLog.Published::note).orElse(null);
    }

    /// That it is in the log; empty before it is.
    Optional<TlogProof> proof(Found found) {
        return proof(found, published());
    }

    private Optional<TlogProof> proof(Found found, @Nullable SignedNote published) {
        Long index = found.index();
        return index == null || published == null || index >= size(published)
                ? Optional.empty()
                : Optional.of(log.reader().proof(index, published, true));
    }

    /// Deterministic: the bytes that were given at submission.
    private SignedNote ack(Found found) {
        return new Acknowledgement(
                        settings.record().origin(),
                        found.leaf(),
                        found.received().getEpochSecond(),
                        found.mergeBy().getEpochSecond())
                .sign(keys.ack);
    }

    private @Nullable Proven disposition(long release, long index) {
        LogReader tree =
                new LogReader(Source.folder(log.store().resolve(DispositionTree.folder(release))));
        SignedNote head = SignedNote.parse(tree.checkpoint());
        if (index >= size(head)) {
            return null;
        }
        TlogProof proof = tree.proof(index, head, false);
        return new Proven(tree.entry(index, size(head)), proof);
    }

    private record Placed(long index, byte[] entry) {}

    private @Nullable Proven release(long release, SignedNote published) {
        return jdbc.sql(RELEASE)
                .param("dedup", SubmissionKey.release(release).dedup())
                .query((row, n) -> new Placed(row.getLong("idx"), row.getBytes("entry")))
                .optional()
                .filter(placed -> placed.index() < size(published))
                .map(placed ->
                        new Proven(
                                placed.entry(),
                                log.reader().proof(placed.index(), published, false)))
                .orElse(null);
    }

    /// The newest release whose tree is on the disk; 0 if there is none.
    private long newestRelease() {
        Path folder = log.store().resolve("release");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        long newest = 0;
        try (DirectoryStream<Path> releases = Files.newDirectoryStream(folder)) {
            for (Path release : releases) {
                newest = Math.max(newest, Long.parseLong(release.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return newest;
    }

    /// The proof in as few bytes as the policy allows: cosignatures that its quorum does not need
    /// are left out.
    ///
    /// @return empty before there is a proof, or if it is too long for a QR code even so
    Optional<byte[]> smallProof(Found found) {
        SignedNote published = published();
        return proof(found, published == null ? null : log.leastCosigned(published))
                .map(TlogProof::bytes)
                .filter(proof -> proof.length <= QrCode.MOST_BYTES);
    }

    private static long size(SignedNote note) {
        return Checkpoint.parse(note.text()).size();
    }

    /// Everything that was sealed, for the author alone: the secret must be the one that made it.
    ///
    /// @return empty if there is no such sealed entry, it is destroyed, or the secret is another
    Optional<Opening> opening(Found found, byte[] secret) {
        return jdbc.sql(SEALED)
                .param("code", found.code())
                .query((row, n) -> {
                    byte[] dedup = row.getBytes("dedup");
                    Part ctl = vault.open(dedup, Compartment.CTL, row.getBytes("ctl"));
                    if (!Vault.isMadeBy(secret, ctl)) {
                        return Optional.<Opening>empty();
                    }
                    Map<Compartment, Part> parts = new EnumMap<>(Compartment.class);
                    parts.put(Compartment.CTL, ctl);
                    parts.put(
                            Compartment.CODED,
                            vault.open(dedup, Compartment.CODED, row.getBytes("coded")));
                    parts.put(
                            Compartment.TEXT,
                            vault.open(dedup, Compartment.TEXT, row.getBytes("words")));
                    parts.put(
                            Compartment.PROV,
                            vault.open(dedup, Compartment.PROV, row.getBytes("prov")));
                    return Optional.of(new Opening(row.getBytes("entry"), parts, secret));
                })
                .optional()
                .flatMap(opening -> opening);
    }
}
