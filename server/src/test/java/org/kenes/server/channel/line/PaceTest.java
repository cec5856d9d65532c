package org.kenes.server.channel.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class PaceTest {
    private static final Instant NOON = Instant.parse("2031-03-01T12:00:00Z");
    private final Pace pace = new Pace();

    @Test
    void oneAddressGetsOneMessageASecond() {
        assertThat(pace.next("a", NOON)).isEqualTo(NOON);
        pace.sent("a", NOON);
        assertThat(pace.next("a", NOON)).isEqualTo(NOON.plusSeconds(1));
        assertThat(pace.next("b", NOON)).isEqualTo(NOON);
        assertThat(pace.next("a", NOON.plusSeconds(1))).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void noSecondHasMoreThanTwentyFiveMessages() {
        for (int i = 0; i < Pace.MOST; i++) {
            Instant at = NOON.plusMillis(10 * i);
            assertThat(pace.next("to " + i, at)).isEqualTo(at);
            pace.sent("to " + i, at);
        }
        Instant then = NOON.plusMillis(500);
        assertThat(pace.next("one more", then)).isEqualTo(NOON.plusSeconds(1));
        assertThat(pace.next("one more", NOON.plusSeconds(1))).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void nothingIsSentWhileTheOtherSideWantsToBeLeftAlone() {
        pace.closeUntil(NOON.plusSeconds(7));
        assertThat(pace.next("a", NOON)).isEqualTo(NOON.plusSeconds(7));
        pace.closeUntil(NOON.plusSeconds(3));
        assertThat(pace.next("a", NOON.plusSeconds(7))).isEqualTo(NOON.plusSeconds(7));
    }
}
