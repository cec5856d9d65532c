package org.kenes.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.NoteSignature;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.receipt.Opening;
import org.kenes.ledger.receipt.Receipt;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.tile.EntryBundle;
import org.kenes.ledger.tile.TilePath;
import org.kenes.ledger.tile.TlogProof;
import org.kenes.ledger.witness.Policy;
import org.kenes.testkit.Corpus;
import org.kenes.testkit.Parser;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Whatever a stranger sends, a parser of this library refuses it with a [MalformedException] or
/// gives back the very bytes it took: there is one spelling of everything.
class HostileInputTest {
    @TestFactory
    Stream<DynamicTest> whatBrokeAParserOnceDoesNotBreakItAgain() {
        return Corpus.tests(parsers());
    }

    static Map<String, Parser> parsers() {
        Map<String, Parser> all = new TreeMap<>();
        all.put("note", of(bytes -> same(bytes, SignedNote.parse(bytes).bytes())));
        all.put(
                "checkpoint",
                of(bytes -> same(bytes, Checkpoint.parse(text(bytes)).body().getBytes(UTF_8))));
        all.put("signature", of(bytes -> same(bytes, line(NoteSignature.parse(text(bytes))))));
        all.put("vkey", of(bytes -> same(bytes, line(VerifierKey.parse(text(bytes))))));
        all.put("tile-path", of(bytes -> same(bytes, line(TilePath.parse(text(bytes))))));
        all.put("bundle", of(HostileInputTest::bundle));
        all.put("proof", of(bytes -> same(bytes, TlogProof.parse(bytes).bytes())));
        all.put("receipt", of(parts(Receipt::parse)));
        all.put("opening", of(parts(Opening::parse)));
        all.put("policy", of(bytes -> Policy.parse(text(bytes))));
        all.put("entry", of(bytes -> same(bytes, LogEntry.parse(bytes).bytes())));
        all.put("json", of(bytes -> same(bytes, CanonicalJson.write(CanonicalJson.read(bytes)))));
        return all;
    }

    private static Parser of(Parser parser) {
        return Parser.refusing(MalformedException.class, parser);
    }

    /// Well-formed parts that do not belong together have a refusal of their own.
    private static Parser parts(Parser parser) {
        return Parser.refusing(VerificationException.class, parser);
    }

    private static String text(byte[] bytes) {
        return SignedNote.utf8(bytes);
    }

    private static byte[] line(Object parsed) {
        return parsed.toString().getBytes(UTF_8);
    }

    private static void bundle(byte[] bytes) {
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        EntryBundle.parse(bytes).forEach(entry -> EntryBundle.write(entry, again));
        same(bytes, again.toByteArray());
    }

    private static void same(byte[] taken, byte[] given) {
        if (!Arrays.equals(taken, given)) {
            throw new IllegalStateException(
                    "two spellings: "
                            + new String(taken, UTF_8)
                            + " and "
                            + new String(given, UTF_8));
        }
    }
}
