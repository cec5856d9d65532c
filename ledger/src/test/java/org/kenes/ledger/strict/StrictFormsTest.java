package org.kenes.ledger.strict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kenes.ledger.MalformedException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class StrictFormsTest {
    private static final long GREATEST = (1L << 53) - 1;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String written(Object value) {
        return new String(CanonicalJson.write(Map.of("a", value)), StandardCharsets.UTF_8);
    }

    @Test
    void numbersReachToWhatEveryLanguageCanHoldAndNoFurther() {
        for (long number : new long[] {0, 1, -1, GREATEST, -GREATEST}) {
            byte[] json = utf8("{\"a\":" + number + "}");
            assertThat(CanonicalJson.read(json)).containsEntry("a", number);
            assertThat(CanonicalJson.write(Map.of("a", number))).isEqualTo(json);
        }
        for (String beyond :
                List.of(
                        "9007199254740992",
                        "-9007199254740992",
                        "9223372036854775807",
                        "9223372036854775808",
                        "1.0",
                        "1e2",
                        "null")) {
            assertThatThrownBy(() -> CanonicalJson.lenient(utf8("{\"a\":" + beyond + "}")))
                    .as(beyond)
                    .isInstanceOf(MalformedException.class);
        }
        for (long beyond : new long[] {GREATEST + 1, -GREATEST - 1}) {
            assertThatThrownBy(() -> written(beyond)).isInstanceOf(MalformedException.class);
        }
        assertThat(written(7)).isEqualTo("{\"a\":7}");
        assertThatThrownBy(() -> written(7.0)).isInstanceOf(MalformedException.class);
    }

    @Test
    void everyCharacterOfAStringHasOneSpelling() {
        assertThat(written("\b\t\n\f\r\"\\/\u0000\u001f\u007f é\u2028😀"))
                .isEqualTo("{\"a\":\"\\b\\t\\n\\f\\r\\\"\\\\/\\u0000\\u001f\u007f é\u2028😀\"}");
        for (String none : List.of("\ud83d", "\ude00", "\ud83dx", "\ud83d\ud83d", "x\ufffd")) {
            assertThatThrownBy(() -> written(none)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void namesArePrintableAsciiAndSorted() {
        TreeMap<String, Object> object = new TreeMap<>(java.util.Comparator.reverseOrder());
        object.putAll(Map.of("b", true, "a", List.of(false, "x", List.of()), " ~", Map.of()));
        assertThat(new String(CanonicalJson.write(object), StandardCharsets.UTF_8))
                .isEqualTo("{\" ~\":{},\"a\":[false,\"x\",[]],\"b\":true}");
        for (String name : List.of("\u001f", "\u007f", "ә")) {
            assertThatThrownBy(() -> CanonicalJson.write(Map.of(name, 1L)))
                    .isInstanceOf(MalformedException.class);
        }
        java.util.ArrayList<Object> hole = new java.util.ArrayList<>();
        hole.add(null);
        assertThatThrownBy(() -> written(hole)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{} ",
                "{}x",
                "{}{}",
                "[]",
                "",
                "{\"a\":1,\"a\":2}",
                "{ }",
                "{\"b\":1,\"a\":2}"
            })
    void whatFollowsOrIsSaidTwiceOrInAnotherOrderIsNotCanonical(String json) {
        assertThatThrownBy(() -> CanonicalJson.read(utf8(json)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void hexIsLowerCaseAndWhole() {
        assertThat(Hex.decode("09af")).containsExactly(9, 0xaf);
        assertThat(Hex.encode(new byte[] {9, (byte) 0xaf})).isEqualTo("09af");
        for (String none : List.of("0/", ":0", "0`", "g0", "AF", "0", "0 ", "٠٠")) {
            assertThatThrownBy(() -> Hex.decode(none)).isInstanceOf(MalformedException.class);
        }
        assertThat(Hex.decode("09af", 2, "it")).hasSize(2);
        assertThatThrownBy(() -> Hex.decode("09af", 3, "it"))
                .hasMessageContaining("it has 2 bytes instead of 3");
        assertThat(StrictBase64.decode("QQ==", 1, "it")).containsExactly('A');
        assertThatThrownBy(() -> StrictBase64.decode("QQ==", 2, "it"))
                .hasMessageContaining("it has 1 bytes instead of 2");
        for (String none : List.of("QQ", "QR==", "Q", "Q-==", "QQ==\n")) {
            assertThatThrownBy(() -> StrictBase64.decode(none))
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void decimalsEndAtTheGreatestLong() {
        for (long number : new long[] {0, 9, 10, 1_000_000_000_000_000_000L, Long.MAX_VALUE}) {
            assertThat(Decimal.parse(Long.toString(number))).isEqualTo(number);
        }
        for (String none :
                List.of(
                        "9223372036854775808",
                        "9223372036854775809",
                        "9999999999999999999",
                        "10000000000000000000",
                        "00",
                        "1/",
                        "1:",
                        "-1",
                        "")) {
            assertThatThrownBy(() -> Decimal.parse(none))
                    .as(none)
                    .isInstanceOf(MalformedException.class);
        }
    }

    /// A stream that gives one byte at a time.
    private static InputStream slow(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1));
            }
        };
    }

    @Test
    void linesAreTheSameHoweverTheyArrive() throws IOException {
        byte[] text = utf8("a\n\nbc\n" + "d".repeat(70_000) + "\n");
        for (InputStream in : List.of(new ByteArrayInputStream(text), slow(text))) {
            JsonLines lines = new JsonLines(in);
            assertThat(lines.next()).isEqualTo(utf8("a"));
            assertThat(lines.number()).isEqualTo(1);
            assertThat(lines.next()).isEmpty();
            assertThat(lines.next()).isEqualTo(utf8("bc"));
            assertThat(lines.next()).hasSize(70_000);
            assertThat(lines.number()).isEqualTo(4);
            assertThat(lines.next()).isNull();
            assertThat(lines.next()).as("asked again").isNull();
        }
        JsonLines open = new JsonLines(new ByteArrayInputStream(utf8("a\nb")));
        open.next();
        assertThatThrownBy(open::next).hasMessage("line 2 does not end in a newline");
    }

    @Test
    void aLineHasAtMostAMebibyte() throws IOException {
        String longest = "x".repeat(JsonLines.LONGEST);
        assertThat(new JsonLines(new ByteArrayInputStream(utf8(longest + "\n"))).next())
                .hasSize(JsonLines.LONGEST);
        assertThatThrownBy(
                        () -> new JsonLines(new ByteArrayInputStream(utf8(longest + "x\n"))).next())
                .hasMessage("line 1 is longer than 1 MiB");
        assertThat(Lines.of("")).isEmpty();
        assertThat(Lines.of("\na\n")).containsExactly("", "a");
        assertThatThrownBy(() -> Lines.of("a\nb")).isInstanceOf(MalformedException.class);
    }

    @Test
    void foreignTextInAMessageIsShortAndInOneLine() {
        assertThat(Shown.of("a\nb\u0085c")).isEqualTo("a·b·c");
        assertThat(Shown.of("x".repeat(80))).isEqualTo("x".repeat(80));
        assertThat(Shown.of("x".repeat(81))).isEqualTo("x".repeat(80) + "…");
    }

    @Test
    void aMemberHasTheTypeThatIsAskedFor() {
        Members members =
                new Members(
                        Map.of(
                                "t",
                                "x",
                                "n",
                                0L,
                                "m",
                                -1L,
                                "o",
                                Map.of("i", 1L),
                                "l",
                                List.of("a", "b"),
                                "k",
                                List.of(Map.of("i", 2L)),
                                "h",
                                "0a"));
        assertThat(members.text("t")).isEqualTo("x");
        assertThat(members.number("n")).isZero();
        assertThat(members.object("o").number("i")).isEqualTo(1);
        assertThat(members.texts("l")).containsExactly("a", "b");
        assertThat(members.objects("k").getFirst().number("i")).isEqualTo(2);
        assertThat(members.hex("h", 1)).containsExactly(10);
        assertThat(members.has("t")).isTrue();
        assertThat(members.has("u")).isFalse();
        assertThat(members.names()).containsExactly("h", "k", "l", "m", "n", "o", "t");
        for (String name : List.of("n", "u")) {
            assertThatThrownBy(() -> members.text(name)).isInstanceOf(MalformedException.class);
        }
        for (String name : List.of("m", "t", "u")) {
            assertThatThrownBy(() -> members.number(name)).isInstanceOf(MalformedException.class);
        }
        for (String name : List.of("t", "k", "u")) {
            assertThatThrownBy(() -> members.texts(name)).isInstanceOf(MalformedException.class);
        }
        for (String name : List.of("t", "l", "u")) {
            assertThatThrownBy(() -> members.objects(name)).isInstanceOf(MalformedException.class);
        }
        assertThatThrownBy(() -> members.object("l")).isInstanceOf(MalformedException.class);
        members.only(List.of("h", "k", "l", "m", "n", "o", "t", "u"));
        assertThatThrownBy(() -> members.only(List.of("h", "k", "l", "m", "n", "o")))
                .hasMessage("unknown member \"t\"");
    }
}
