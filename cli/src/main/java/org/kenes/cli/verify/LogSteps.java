package org.kenes.cli.verify;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.cut.Cut;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Tables;
import org.kenes.ledger.account.Account;
import org.kenes.ledger.account.DispositionTree;
import org.kenes.ledger.account.Dispositions.Released;
import org.kenes.ledger.entry.LedgerRecord.Revision;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.verify.LogVerifier;
import org.kenes.ledger.verify.RememberedHead;
import org.kenes.report.check.LegalReviews;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Steps 2 to 5: the log, the release's entry in it, the account of its leaves, the tables.
final class LogSteps {
    private final Path folder;
    private final Wishes wishes;
    private final Consumer<Step> report;
    private final PublishedTables tables;
    private final DataPackage data;
    private final VerifierKey key;
    private final SignedCheckpoint checkpoint;
    private final LogReader reader;

    /// @param line the last line, if all other steps pass too
    /// @param revised whether something was erased after the findings were made
    /// @param draws back-checks that were drawn again
    record Verified(String line, boolean revised, int draws) {}

    private LogSteps(
            Path folder,
            Wishes wishes,
            Consumer<Step> report,
            PublishedTables tables,
            VerifierKey key,
            SignedCheckpoint checkpoint) {
        this.folder = folder;
        this.wishes = wishes;
        this.report = report;
        this.tables = tables;
        this.data = tables.data();
        this.key = key;
        this.checkpoint = checkpoint;
        this.reader = new LogReader(Source.folder(folder.resolve("log")));
    }

    static Verified run(Path folder, Wishes wishes, Consumer<Step> report, PublishedTables tables) {
        Path log = folder.resolve("log");
        VerifierKey key = wishes.key() != null ? wishes.key() : ownKey(log);
        LogVerifier verifier = LogVerifier.of(Source.folder(log), key).jobs(wishes.jobs());
        if (wishes.policy() != null) {
            verifier.policy(wishes.policy());
        }
        SignedCheckpoint checkpoint = verifier.verify().checkpoint();
        report.accept(
                Step.ok(
                        2,
                        "log",
                        "origin=%s size=%d root=%s"
                                .formatted(
                                        checkpoint.checkpoint().origin(),
                                        checkpoint.size(),
                                        checkpoint.root())));
        return new LogSteps(folder, wishes, report, tables, key, checkpoint).steps();
    }

    private static VerifierKey ownKey(Path log) {
        try {
            return VerifierKey.parse(Files.readString(log.resolve("log.vkey")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("no key given and none in log/log.vkey", e);
        }
    }

    private Verified steps() {
        Account account = account();
        Released released = released(account);
        Revision revision =
                Revised.find(reader, checkpoint.size(), released.release().release(), manifest());
        releaseEntry(released, revision);
        SortedMap<Long, Long> withheld = Revised.withheld(tables);
        if (withheld.size() != (revision == null ? 0 : revision.withheld())) {
            throw new Defect(
                    "dispositions: %d rows are withheld, the log has no revision that says so"
                            .formatted(withheld.size()));
        }
        DispositionTree.verify(
                Source.folder(folder.resolve("log")),
                key,
                checkpoint.checkpoint().origin(),
                released.release().release(),
                account.dispositions());
        time();
        legalReviews();
        StatedRecounts.check(
                folder, checkpoint.checkpoint().origin(), released.release().release());
        long slips = StatedSlips.check(folder, reader, data.cut().size(), checkpoint.size());
        String named =
                revision == null
                        ? "entry %d names this manifest".formatted(released.index())
                        : "entry %d names these findings, revision %d this manifest"
                                .formatted(released.index(), revision.revision());
        say(
                3,
                "release-entry",
                slips == 0 ? named : named + "; the log registers its %d slips".formatted(slips));
        accountAndTables(account, withheld);
        int draws =
                !tables.database().has(Tables.of("draws"))
                                || tables.database().number("SELECT count(*) FROM draws") == 0
                        ? 0
                        : new FieldDraws(folder, reader, checkpoint.checkpoint().origin())
                                .replay(released.release().head());
        remember();
        return new Verified(
                "VERIFIED release=%s cut=%d size=%d root=%s; key %s given by %s"
                        .formatted(
                                released.release().release(),
                                data.cut().number(),
                                released.release().head().size(),
                                released.release().head().root(),
                                key.name(),
                                wishes.pinned()),
                revision != null,
                draws);
    }

    /// Both read the published openings from front to back, neither needs the other: the tables are
    /// made again while the account is checked.
    private void accountAndTables(Account account, SortedMap<Long, Long> withheld) {
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            RebuiltTables rebuilt = new RebuiltTables(folder, tables, reader(), withheld);
            Future<SortedMap<String, String>> hashes = beside.submit(rebuilt::hashes);
            try (PublishedRows rows = new PublishedRows(tables)) {
                Account.Result result = account.rows(rows);
                say(
                        4,
                        "account",
                        "%d entries, each with its row: %s"
                                .formatted(result.size(), numbers(result)));
            }
            account.warnings().forEach(warning -> say(4, "account", "warning: " + warning));
            report.accept(RebuiltTables.compare(tables, RebuiltTables.await(hashes)));
        }
    }

    private LogReader reader() {
        return new LogReader(Source.folder(folder.resolve("log")));
    }

    private String manifest() {
        return Hash.sha256(bytes(folder.resolve("manifest.json"))).hex();
    }

    /// The account of the release that was made over this cut.
    private Account account() {
        String origin = checkpoint.checkpoint().origin();
        Account account = Account.at(reader, checkpoint.head(), origin, data.cut().size());
        return account.stated(released(account).release().release());
    }

    /// Several releases may rest on one cut: the one that names this manifest, else any, to tell
    /// what differs.
    private Released released(Account account) {
        String manifest = manifest();
        return account.dispositionsNow().releases().values().stream()
                .filter(r -> r.release().head().size() == data.cut().size())
                .max(
                        Comparator.comparing(
                                r -> manifest.equals(r.release().files().get("manifest.json"))))
                .orElseThrow(() ->
                        new Defect(
                                "the log has no release over " + data.cut().size() + " entries"));
    }

    /// @param revision whose manifest this is: with the tables the pages were made again too
    private void releaseEntry(Released released, @Nullable Revision revision) {
        var entry = released.release();
        if (!entry.head().root().base64().equals(data.cut().root())) {
            throw new Defect(
                    "datapackage.json: root "
                            + data.cut().root()
                            + ", the log has "
                            + entry.head().root());
        }
        for (String needed :
                revision == null
                        ? List.of("manifest.json", "findings.json", "check.json")
                        : List.of("findings.json")) {
            String expected = entry.files().get(needed);
            String found = Hash.sha256(bytes(folder.resolve(needed))).hex();
            if (!found.equals(expected)) {
                throw new Defect(
                        "%s: SHA-256 %s, the release's entry in the log has %s"
                                .formatted(needed, found, expected));
            }
        }
    }

    /// The cut is dated by the checkpoint it rests on.
    private void time() {
        String kept = "log/checkpoint." + data.cut().size();
        LogEntry first = LogEntry.parse(reader.entry(0, checkpoint.size()));
        if (!(first instanceof LogEntry.Public opened)
                || !(opened.members().get("clock") instanceof String clock)) {
            throw new Defect("entry 0 of the log names no clock");
        }
        SignedCheckpoint rested =
                SignedCheckpoint.open(
                        bytes(folder.resolve(kept)), key, List.of(VerifierKey.parse(clock)));
        Instant stated = Cut.point(data).at();
        boolean dated =
                rested.size() == data.cut().size()
                        && rested.root().base64().equals(data.cut().root())
                        && rested.cosignatures().stream()
                                .anyMatch(c -> Instant.ofEpochSecond(c.time()).equals(stated));
        if (!dated) {
            throw new Defect(kept + " does not say that the cut was taken at " + stated);
        }
    }

    /// What a lawyer said of a claim is in the log, word for word.
    private void legalReviews() {
        for (LegalReviews.Review review : LegalReviews.in(folder).reviews()) {
            boolean there =
                    review.index() < checkpoint.size()
                            && LogEntry.parse(reader.entry(review.index(), checkpoint.size()))
                                    instanceof LogEntry.Public it
                            && it.kind() == review.entry().kind()
                            && it.members().equals(review.entry().members());
            if (!there) {
                throw new Defect(
                        LegalReviews.NAME + ": entry " + review.index() + " does not say this");
            }
        }
    }

    private static String numbers(Account.Result result) {
        return result.names().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private void remember() {
        Path file = wishes.remember();
        if (file == null) {
            return;
        }
        try {
            new RememberedHead(file).look(reader, checkpoint, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(int number, String name, String details) {
        report.accept(Step.ok(number, name, details));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
