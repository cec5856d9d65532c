package org.kenes.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.tree.Merkle;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;

class NoteEdgesTest {
    private static final String ORIGIN = "log.example/one";
    private static final SigningKey LOG = key(ORIGIN, KeyType.ED25519, 1);
    private static final SigningKey WITNESS = key("witness.example", KeyType.COSIGNATURE, 2);
    private static final Checkpoint CHECKPOINT =
            new Checkpoint(ORIGIN, new Head(1, Merkle.leaf(new byte[] {7})));

    private static SigningKey key(String name, KeyType type, int fill) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) fill);
        return SigningKey.ofSeed(name, type, seed);
    }

    private static SignedCheckpoint open(SignedNote note) {
        return SignedCheckpoint.open(note.bytes(), LOG.verifier(), List.of(WITNESS.verifier()));
    }

    /// Right in form, of the right log and by the name of its key: only the signature is another's.
    @Test
    void aCheckpointThatTheLogDidNotSignIsNone() {
        open(CHECKPOINT.sign(LOG));
        NoteSignature forged = key(ORIGIN, KeyType.ED25519, 3).sign(CHECKPOINT.body());
        SignedNote note =
                new SignedNote(
                        CHECKPOINT.body(),
                        List.of(
                                new NoteSignature(
                                        ORIGIN, LOG.verifier().id(), forged.signature())));
        assertThatThrownBy(() -> open(note))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("wrong signature");
        assertThatThrownBy(() -> open(new SignedNote(CHECKPOINT.body(), List.of(forged))))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("not signed");
    }

    @Test
    void ofTwoCosignaturesOfOneWitnessTheEarlierCounts() {
        SignedNote note = CHECKPOINT.sign(LOG);
        for (long[] times : new long[][] {{5, 9}, {9, 5}}) {
            SignedNote twice =
                    note.with(WITNESS.cosign(CHECKPOINT, times[0]))
                            .with(WITNESS.cosign(CHECKPOINT, times[1]));
            assertThat(open(twice).cosignatures())
                    .containsExactly(new Cosignature(WITNESS.verifier(), 5));
        }
    }

    @Test
    void aWitnessHasAClockFromTheBeginningOfTimeOn() {
        NoteSignature line = WITNESS.cosign(CHECKPOINT, 0);
        assertThat(Cosignature.verify(line, WITNESS.verifier(), CHECKPOINT).time()).isZero();
        assertThatThrownBy(() -> WITNESS.cosign(CHECKPOINT, -1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> LOG.cosign(CHECKPOINT, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> WITNESS.sign("text\n")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNameInAPostQuantumMessageHasAtMost255Bytes() {
        String longest = "w".repeat(255);
        byte[] message = Cosignature.subtreeMessage(longest, CHECKPOINT, 1);
        assertThat(message[12] & 0xff).isEqualTo(255);
        assertThatThrownBy(() -> Cosignature.subtreeMessage(longest + "w", CHECKPOINT, 1))
                .isInstanceOf(VerificationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a\tb",
                "a\nb",
                "a+b",
                "a\u001f",
                "\u007f",
                "a\u0085b",
                "a\u00a0b",
                "a\u2028b",
                "a\u3000b",
                "a\ufffd"
            })
    void aNameThatCouldBeTakenForSomethingElseIsRefused(String name) {
        assertThatThrownBy(() -> key(name, KeyType.ED25519, 1))
                .isInstanceOf(MalformedException.class);
        String line = LOG.sign("text\n").toString();
        assertThatThrownBy(() -> NoteSignature.parse(line.replace(ORIGIN, name)))
                .isInstanceOf(MalformedException.class);
        String vkey = LOG.verifier().toString();
        assertThatThrownBy(() -> VerifierKey.parse(vkey.replace(ORIGIN, name)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void aKeyIsAPointOfTheCurveAndItsMessageNamesNoOtherFault() {
        byte[] none = new byte[32];
        Arrays.fill(none, (byte) 0xff);
        for (KeyType type : List.of(KeyType.ED25519, KeyType.COSIGNATURE)) {
            assertThatThrownBy(() -> new VerifierKey("a", type, none))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining("not a point");
        }
        assertThatThrownBy(() -> new VerifierKey("a", KeyType.ED25519, new byte[31]))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("has 32 bytes, not 31");
        assertThatThrownBy(
                        () -> SigningKey.ofSeed("a", KeyType.COSIGNATURE_ML_DSA_44, new byte[32]))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void aNoteIsTextAndLinesAndNothingThatCannotBeSeen() {
        String line = LOG.sign("\n").toString();
        assertThat(SignedNote.parse("\n\n" + line + "\n").text()).isEqualTo("\n");
        for (String text : List.of("a\tb\n", "\u0000\n", "a\u001f\n", "a\u007f\n", "a\r\n")) {
            assertThatThrownBy(() -> SignedNote.parse(text + "\n" + line + "\n"))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining("control character");
        }
        for (String none : List.of("a\n", "a\n\n", "a\n\n" + line, "a\n" + line + "\n", "")) {
            assertThatThrownBy(() -> SignedNote.parse(none)).isInstanceOf(MalformedException.class);
        }
        assertThatThrownBy(() -> new SignedNote("a", List.of()))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new Checkpoint("\nlog", new Head(0, Merkle.EMPTY)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void aNoteHasAtMost64KiB() {
        String rest = "\n\n" + LOG.sign("any\n") + "\n";
        int room =
                SignedNote.LONGEST - rest.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        SignedNote.parse("x".repeat(room) + rest);
        assertThatThrownBy(() -> SignedNote.parse("x".repeat(room + 1) + rest))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void aSignatureLineHasAtLeastOneByteAfterTheId() {
        NoteSignature shortest = new NoteSignature("a", 7, new byte[] {1});
        assertThat(NoteSignature.parse(shortest.toString())).hasToString(shortest.toString());
        String none = new NoteSignature("a", 7, new byte[0]).toString();
        assertThatThrownBy(() -> NoteSignature.parse(none)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> NoteSignature.parse("\u2014 a"))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void aKeyFileIsForItsOwnerAndNeverReplaced(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("log.key");
        LOG.write(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(SigningKey.read(file).line()).isEqualTo(LOG.line());
        assertThatThrownBy(() -> WITNESS.write(file))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(file)).isEqualTo(LOG.line() + "\n");
        Files.writeString(file, LOG.line());
        assertThat(SigningKey.read(file).line()).isEqualTo(LOG.line());
    }
}
