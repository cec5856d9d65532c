package org.kenes.report.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kenes.report.words.Rational;

import java.util.List;

class FormatsTest {
    private static String show(String lang, String filter, long num, long den) {
        return new Formats(lang)
                .apply(List.of(filter.split("\\|")), Quantity.of(Rational.of(num, den), den > 1));
    }

    @Test
    void percentIsWrittenAsEachLanguageWritesIt() {
        assertThat(show("kk", "pct", 634, 1000)).isEqualTo("63,4%");
        assertThat(show("ru", "pct", 634, 1000)).isEqualTo("63,4\u00A0%");
        assertThat(show("en", "pct", 634, 1000)).isEqualTo("63.4%");
        assertThat(show("en", "pct:1", 1, 2)).isEqualTo("50.0%");
    }

    @Test
    void roundingIsHalfEvenOnTheExactFraction() {
        assertThat(show("en", "pct:1", 6245, 10000)).isEqualTo("62.4%");
        assertThat(show("en", "pct:1", 62450001, 100000000)).isEqualTo("62.5%");
    }

    @Test
    void nounsAgreeWithTheirNumber() {
        assertThat(show("ru", "n:day", 21, 1)).isEqualTo("21\u00A0день");
        assertThat(show("ru", "n:day", 22, 1)).isEqualTo("22\u00A0дня");
        assertThat(show("ru", "n:day", 30, 1)).isEqualTo("30\u00A0дней");
        assertThat(show("kk", "n:event", 2443, 1)).isEqualTo("2\u00A0443\u00A0іс-шара");
        assertThat(show("en", "n:day", 1, 1)).isEqualTo("1\u00A0day");
    }

    @Test
    void shorteningGoesTowardsTheSmallerNumber() {
        assertThat(show("en", "floor", 25678, 1)).isEqualTo("25,000");
        assertThat(show("en", "floor", 19600, 1)).isEqualTo("19,000");
        assertThat(show("en", "about", 309, 1)).isEqualTo("300");
        assertThat(show("en", "about", 25678, 1)).isEqualTo("25,678");
    }

    @Test
    void numbersAreSpelledInTheirCase() {
        assertThat(show("ru", "words", 4, 1)).isEqualTo("четыре");
        assertThat(show("ru", "words:gen", 4, 1)).isEqualTo("четырех");
        assertThat(show("ru", "words:nom:f", 2, 1)).isEqualTo("две");
        assertThat(show("kk", "words:abl", 20, 1)).isEqualTo("жиырмадан");
    }

    @Test
    void anUnknownFilterIsNamed() {
        assertThatThrownBy(() -> show("en", "bold", 1, 1)).hasMessageContaining("bold");
        assertThatThrownBy(() -> show("en", "suf:dat", 1, 1)).hasMessageContaining("suf");
    }
}
