package org.kenes.report.source;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;
import org.kenes.dataset.InvalidInput;
import org.kenes.report.check.Scan;

import java.util.ArrayList;
import java.util.List;

class TextSourceTest {
    private static List<String> faults(String text) {
        List<InvalidInput> faults = new ArrayList<>();
        TextSource.parse("text.en.md", "en", text, faults);
        return faults.stream().map(Throwable::getMessage).toList();
    }

    @Test
    void placesAreCountedInCodePoints() {
        assertThat(faults("# Title\n\n\uD83D\uDE00\uD83D\uDE00 a <b>bold</b> word"))
                .first()
                .asString()
                .startsWith("text.en.md:3:6: raw HTML");
    }

    @Test
    void aSpanMayNotStandInASpan() {
        assertThat(faults("[a [b]{c1} c]{c2}"))
                .singleElement()
                .asString()
                .contains("stand in a span");
    }

    @Test
    void unclosedPlaceholdersAreNamed() {
        assertThat(faults("a {{ b\n\nc")).singleElement().asString().contains(":1:3: {{");
    }

    @Test
    void scriptLinksAreRefused() {
        assertThat(faults("[a](javascript:alert\\(1\\))")).isNotEmpty();
        assertThat(faults("[a](//host/path)")).isNotEmpty();
        assertThat(faults("[a](https://example.org/x)")).isEmpty();
    }

    @Test
    void deepNestingIsAFaultNotAnOverflow() {
        assertThat(faults("[".repeat(40_000) + "a" + "](x)".repeat(40_000))).isNotEmpty();
    }

    @Test
    void longGarbageIsReadInLinearTime() {
        for (String piece :
                List.of("![](", "[](", "**", "*a ", "{{", "\\", "[]{", "a. ", "1 000 ")) {
            String text = piece.repeat(100_000);
            faults(text);
            assertThat(Scan.of(text, "ru")).isNotNull();
        }
    }

    @Property(tries = 200)
    void anyTextIsReadOrRefused(
            @ForAll
                    @StringLength(max = 60)
                    @Chars({
                        '[', ']', '{', '}', '(', ')', '*', '\\', '|', '<', '!', '#', '>', '-', '\n',
                        ' ', 'a', '1', '%', '\uFFFC', '\u0301', 'қ', '=', '@'
                    })
                    String text) {
        faults(text);
        for (String lang : List.of("kk", "ru", "en")) {
            assertThat(Scan.of(text, lang)).isNotNull();
        }
    }
}
