package org.kenes.ledger.strict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import static java.nio.charset.StandardCharsets.UTF_8;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kenes.ledger.MalformedException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

class CanonicalScanTest {
    @Test
    void anOrdinaryLeafIsReadInOnePass() {
        byte[] json =
                CanonicalJson.write(
                        Map.of(
                                "lang", "kk",
                                "level", 2,
                                "list", List.of(-7, true, "б", List.of(), Map.of()),
                                "stance", "qarsy",
                                "text", "Қазақша сөз 🙂"));
        Map<String, Object> read = CanonicalScan.read(json);
        assertNotNull(read);
        assertArrayEquals(json, CanonicalJson.write(read));
        assertEquals(CanonicalJson.compared(json), read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1}}",
                " {\"a\":1}",
                "{\"a\": 1}",
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":01}",
                "{\"a\":-0}",
                "{\"a\":-}",
                "{\"a\":1.0}",
                "{\"a\":null}",
                "{\"a\":1,}",
                "{\"a\":[1,]}",
                "{\"a\":\"\\u0041\"}",
                "{\"\u00e9\":1}",
                "{\"a\":\"\ufffd\"}",
                "[1]"
            })
    void whatIsNotCanonicalIsLeftToTheSlowWay(String json) {
        assertNull(CanonicalScan.read(json.getBytes(UTF_8)));
    }

    @Test
    void bytesThatAreNoUtf8AreLeftToTheSlowWay() {
        byte[] json = "{\"a\":\"xx\"}".getBytes(UTF_8);
        json[6] = (byte) 0xed;
        json[7] = (byte) 0xa0;
        assertNull(CanonicalScan.read(json));
    }

    /// Whatever the bytes: the quick way says what the slow way says, or nothing.
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void theQuickWayNeverSaysAnythingElse(
            @ForAll("objects") Map<String, Object> object, @ForAll long seed) {
        byte[] json = CanonicalJson.write(object);
        assertAgreed(json);
        Random random = new Random(seed);
        String signs = "{}[]\",:\\ 0-1et\u0001\u007f";
        for (int i = 0; i < 40; i++) {
            byte[] damaged = json.clone();
            damaged[random.nextInt(damaged.length)] =
                    random.nextBoolean()
                            ? (byte) signs.charAt(random.nextInt(signs.length()))
                            : (byte) random.nextInt();
            assertAgreed(damaged);
        }
    }

    private static void assertAgreed(byte[] json) {
        Map<String, Object> quick = CanonicalScan.read(json);
        if (quick != null) {
            try {
                assertEquals(CanonicalJson.compared(json), quick);
            } catch (MalformedException e) {
                throw new AssertionError("accepted: " + new String(json, UTF_8), e);
            }
        }
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        Arbitrary<String> names = Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(4);
        Arbitrary<Object> leaves =
                Arbitraries.oneOf(
                        Arbitraries.strings()
                                .withChars("aжһ\"\\\n🙂\u007f".toCharArray())
                                .ofMaxLength(6)
                                .filter(text ->
                                        text.equals(new String(text.getBytes(UTF_8), UTF_8))
                                                && text.indexOf('?') < 0)
                                .map(text -> (Object) text),
                        Arbitraries.longs()
                                .between(-StrictJson.GREATEST, StrictJson.GREATEST)
                                .map(number -> (Object) number),
                        Arbitraries.of(true, false).map(truth -> (Object) truth));
        Arbitrary<Object> values =
                Arbitraries.oneOf(
                        leaves,
                        leaves.list().ofMaxSize(3).map(list -> (Object) new ArrayList<>(list)),
                        Arbitraries.maps(names, leaves).ofMaxSize(3).map(map -> (Object) map));
        return Arbitraries.maps(names, values).ofMaxSize(4);
    }
}
