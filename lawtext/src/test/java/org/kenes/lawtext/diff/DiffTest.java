package org.kenes.lawtext.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.kenes.lawtext.norm.NormalForm;
import org.kenes.lawtext.norm.Script;

import java.util.List;
import java.util.stream.Collectors;

class DiffTest {
    private static final NormalForm NORM = new NormalForm(Script.LATIN);

    private static Diff diff(String before, String after) {
        return Diff.between(
                List.of(new Piece("art_1", "1", before)),
                NORM,
                List.of(new Piece("art_1", "1", after)),
                NORM);
    }

    private static String shown(Diff diff) {
        return diff.pieces().getFirst().segments().stream()
                .map(segment -> segment.kind().sign() + "[" + segment.text() + "]")
                .collect(Collectors.joining(" "));
    }

    @Test
    void changedWordsAreShownBetweenTheKeptOnes() {
        assertEquals(
                "=[Every citizen] -[ has] +[ shall have] =[ the right to water.]",
                shown(
                        diff(
                                "Every citizen has the right to water.",
                                "Every citizen shall have the right to water.")));
    }

    @Test
    void oneEqualWordBetweenTwoChangesJoinsThem() {
        assertEquals(
                "=[a b] -[ x of y] +[ u of v] =[ c d]",
                shown(diff("a b x of y c d", "a b u of v c d")));
    }

    @Test
    void quotesAndDashesOfAnotherShapeAreNoChange() {
        assertEquals("=[“a” – b]", shown(diff("\"a\" - b", "“a” – b")));
    }

    @Test
    void manyReplacedWordsAreShownAsSentences() {
        String a = "a b c d e f g h ".repeat(2_000);
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < 16_000; i++) {
            b.append('w').append(i).append(' ');
        }
        assertEquals(Diff.Mode.SENTENCES, diff(a + "z " + a, b + "z " + b).mode());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("ab ,.;\u00A0\u00ADé«-\n")
                .ofMaxLength(40)
                .filter(text ->
                        text.isEmpty() || (visible(text, 0) && visible(text, text.length() - 1)));
    }

    /// Blocks begin and end with something to see.
    private static boolean visible(String text, int at) {
        return !NORM.of(text.substring(at, at + 1)).isEmpty();
    }

    @Property(tries = 500)
    void keptAndInsertedAreTheNewTextKeptAndDeletedTheOldOne(
            @ForAll("texts") String before, @ForAll("texts") String after) {
        Diff.Changed piece = diff(before, after).pieces().getFirst();
        String now = joined(piece, Diff.Kind.DELETED);
        String old = joined(piece, Diff.Kind.INSERTED);
        if (NORM.of(after).isEmpty()) {
            assertEquals("", NORM.of(now));
        } else {
            assertEquals(after, now);
        }
        assertEquals(NORM.of(before), NORM.of(old));
    }

    private static String joined(Diff.Changed piece, Diff.Kind without) {
        return piece.segments().stream()
                .filter(segment -> segment.kind() != without)
                .map(Diff.Segment::text)
                .collect(Collectors.joining());
    }
}
