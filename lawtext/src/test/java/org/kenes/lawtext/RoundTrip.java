package org.kenes.lawtext;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.kenes.lawtext.akn.AknReader;
import org.kenes.lawtext.akn.AknWriter;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.norm.TextHash;

/// Written and read again, an expression is the same; written twice, the bytes are.
public final class RoundTrip {
    private RoundTrip() {}

    public static byte[] check(Expression expression) {
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
