package org.kenes.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void textIsComposedAndLineEndsAreOne() {
        assertThat(PlainText.of(" й\r\nя\r", 1, 10)).isEqualTo(new PlainText.Accepted("й\nя"));
    }

    @Test
    void aDirectionOverrideIsRefusedWithItsPlace() {
        assertThat(PlainText.of("аб\u202Eв", 1, 10))
                .isEqualTo(new PlainText.Forbidden(3, "U+202E"));
    }

    @Test
    void placesAndLengthsCountCodePoints() {
        assertThat(PlainText.of("😀😀\u0007", 1, 10))
                .isEqualTo(new PlainText.Forbidden(3, "U+0007"));
        assertThat(PlainText.of("😀😀", 1, 2)).isInstanceOf(PlainText.Accepted.class);
        assertThat(PlainText.of("😀😀", 3, 9)).isEqualTo(new PlainText.TooShort(2, 3));
        assertThat(PlainText.of("😀😀", 0, 1)).isEqualTo(new PlainText.TooLong(2, 1));
    }

    @Test
    void halfACharacterIsRefused() {
        assertThat(PlainText.of("а\uD83D", 1, 10)).isEqualTo(new PlainText.Forbidden(2, "U+D83D"));
    }
}
