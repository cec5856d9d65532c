package org.kenes.cli.log;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.words.UsageException;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.receipt.Acknowledgement;
import org.kenes.ledger.receipt.Opening;
import org.kenes.ledger.receipt.Receipt;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tile.TlogProof;
import org.kenes.ledger.tree.Merkle;
import org.kenes.ledger.verify.LogVerifier;
import org.kenes.ledger.witness.Policy;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/// `receipt`: what a person holds, checked without asking anybody.
final class ReceiptCommand {
    private ReceiptCommand() {}

    static void run(List<String> words, PrintStream out) {
        Options options =
                new Options(
                        words,
                        Set.of(
                                "vkey", "ack", "entry", "opening", "log", "witness", "quorum",
                                "policy", "origin"),
                        Set.of());
        Results results = new Results(out, options);
        byte[] file = Options.file(options.arguments(1).getFirst());
        String ack = options.maybe("ack");
        Receipt.Trust trust =
                new Receipt.Trust(
                        options.log(),
                        options.origin(),
                        ack == null ? null : Options.key(ack),
                        options.policy());
        String hex = options.maybe("entry");
        Receipt.Shown shown = parse(file).verify(trust, hex == null ? null : entry(hex));
        Acknowledgement acknowledged = shown.acknowledged();
        if (acknowledged != null) {
            results.line("ok acknowledged merge-by=" + acknowledged.mergeBy())
                    .hidden("merge-by", acknowledged.mergeBy());
        }
        Receipt.Included included = shown.included();
        if (included != null) {
            included(results, included.index(), included.checkpoint());
        }
        if (shown.disposition() != null && shown.release() != null) {
            results.line("ok disposition " + shown.disposition() + " in release " + shown.release())
                    .hidden("disposition", String.valueOf(shown.disposition()))
                    .hidden("release", shown.release());
        }
        String opening = options.maybe("opening");
        if (opening != null) {
            byte[] entry = Opening.parse(Options.file(opening)).entry();
            if (included == null || !Arrays.equals(entry, included.entry())) {
                throw new VerificationException("the opening is of another entry");
            }
            results.line("ok opening").hidden("opening", true);
        }
        if (included != null) {
            results.done("VERIFIED");
            return;
        }
        if (acknowledged == null) {
            throw new UsageException("--ack is needed for a receipt without a proof");
        }
        String log = options.maybe("log");
        results.done(
                log != null && isIn(log, acknowledged, options, results)
                        ? "VERIFIED"
                        : "ACKNOWLEDGED");
    }

    private static void included(Results results, long index, SignedCheckpoint signed) {
        results.line(
                        "ok included index="
                                + index
                                + " size="
                                + signed.size()
                                + " cosignatures="
                                + signed.cosignatures().size())
                .hidden("index", index)
                .hidden("size", signed.size())
                .hidden("cosignatures", (long) signed.cosignatures().size());
    }

    private static Receipt parse(byte[] file) {
        if (file.length > 0 && file[0] == 'c') {
            return new Receipt(null, TlogProof.parse(file), null, null);
        }
        if (file.length > 0 && file[0] == 'k') {
            return new Receipt(org.kenes.ledger.note.SignedNote.parse(file), null, null, null);
        }
        return Receipt.parse(file);
    }

    private static byte[] entry(String hex) {
        try {
            return Hex.decode(hex);
        } catch (MalformedException e) {
            throw new UsageException("--entry: " + e.getMessage());
        }
    }

    /// Looks for an acknowledged leaf in the log.
    ///
    /// @throws VerificationException if it is not there although every witness has signed later
    ///   than it was promised for
    private static boolean isIn(
            String log, Acknowledgement acknowledged, Options options, Results results) {
        Source source = Source.of(log);
        Policy policy = options.policy();
        SignedCheckpoint signed =
                LogVerifier.of(source, options.log())
                        .origin(options.origin())
                        .policy(policy)
                        .verify()
                        .checkpoint();
        Long index = find(new LogReader(source), signed.size(), acknowledged);
        if (index != null) {
            included(results, index, signed);
            return true;
        }
        // Only cosignatures later than the promise count towards the quorum of an accusation.
        List<org.kenes.ledger.note.VerifierKey> late =
                signed.cosignatures().stream()
                        .filter(c -> c.time() > acknowledged.mergeBy())
                        .map(org.kenes.ledger.note.Cosignature::witness)
                        .toList();
        if (!late.isEmpty() && policy.isSatisfiedBy(late)) {
            throw new VerificationException(
                    "omitted: acknowledged, promised for "
                            + acknowledged.mergeBy()
                            + ", and not in the log of size "
                            + signed.size());
        }
        return false;
    }

    private static @Nullable Long find(LogReader reader, long size, Acknowledgement acknowledged) {
        Iterator<byte[]> entries = reader.entries(0, size, size);
        for (long index = 0; entries.hasNext(); index++) {
            if (Merkle.leaf(entries.next()).equals(acknowledged.leaf())) {
                return index;
            }
        }
        return null;
    }
}
