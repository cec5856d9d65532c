package org.kenes.lawtext;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Written and read again, an expression is the same; written twice, the bytes are.
final class RoundTrip {
    private RoundTrip() {}

    static byte[] check(Expression expression) {
        byte[] first = AknWriter.write(expression);
        Imported again = AknReader.read(first, ReadOptions.named("again.xml"));
        assertEquals(Outline.of(expression), Outline.of(again.expression()));
        assertEquals(expression, again.expression());
        assertEquals(TextHash.whole(expression), TextHash.whole(again.expression()));
        assertTrue(again.report().chars().balanced());
        assertArrayEquals(first, AknWriter.write(again.expression()));
        return first;
    }
}
