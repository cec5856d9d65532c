package org.kenes.server.record.receipt;

import org.kenes.ledger.entry.Scope;
import org.kenes.ledger.receipt.Opening;
import org.kenes.ledger.receipt.Receipt;
import org.kenes.ledger.receipt.SecretText;
import org.kenes.server.record.Tombstones;
import org.kenes.server.record.receipt.Receipts.Found;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Optional;

/// Receipts for whoever can show their secrets: where each is, its files, and the way to take it
/// back.
@Component
public class OwnReceipts {
    private final Receipts receipts;
    private final ReceiptFiles files;
    private final Whereabouts whereabouts;
    private final Tombstones tombstones;
    private final Settings settings;

    OwnReceipts(
            Receipts receipts,
            ReceiptFiles files,
            Whereabouts whereabouts,
            Tombstones tombstones,
            Settings settings) {
        this.receipts = receipts;
        this.files = files;
        this.whereabouts = whereabouts;
        this.tombstones = tombstones;
        this.settings = settings;
    }

    /// @param kind the end of a message key `record.kind.`
    /// @param speaks whether the contribution has a page of its own
    /// @param over whether there is nothing to take back any more
    public record Line(
            String code,
            String kind,
            LocalDate date,
            ReceiptView.State state,
            boolean speaks,
            boolean over) {}

    public Optional<Line> line(String code) {
        return receipts.typed(code)
                .map(it ->
                        new Line(
                                it.code(),
                                Whereabouts.kind(it),
                                it.received().atZone(settings.dialogue().zone()).toLocalDate(),
                                whereabouts.of(it),
                                Whereabouts.speaks(it),
                                it.goneBy() != null));
    }

    /// The receipt as a file, empty where there is neither promise nor proof.
    public Optional<byte[]> receipt(String code) {
        return receipts.typed(code).flatMap(files::receipt).map(Receipt::json);
    }

    /// Everything that was sealed, empty once it is destroyed.
    public Optional<byte[]> opening(String code, String secret) {
        Optional<Found> found = receipts.typed(code);
        return SecretText.typed(secret)
                .flatMap(it -> found.flatMap(entry -> files.opening(entry, it)))
                .map(Opening::json);
    }

    /// @return whether it is ended now, or was before
    public boolean withdraw(String code, String secret) {
        return SecretText.typed(secret)
                .map(it -> tombstones.withdraw(code, it, Scope.ALL))
                .filter(it ->
                        it instanceof Tombstones.Outcome.Ended
                                || it instanceof Tombstones.Outcome.Over)
                .isPresent();
    }
}
