package org.kenes.server.outreach.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kenes.server.scenario.TestClock;

import java.time.Instant;

class KeptTagsTest {
    private static final Instant START = Instant.parse("2031-03-01T10:00:00Z");

    private final TestClock clock = TestClock.at(START);
    private final KeptTags tags = new KeptTags(clock);

    @Test
    void aMarkIsKeptAMinuteAndEachAddressHasItsOwn() {
        tags.keep("all kk", "\"1\"");
        tags.keep("all ru", "\"2\"");
        assertThat(tags.of("all kk")).isEqualTo("\"1\"");
        assertThat(tags.of("all ru")).isEqualTo("\"2\"");
        clock.set(START.plus(KeptTags.KEPT));
        assertThat(tags.of("all kk")).isEqualTo("\"1\"");
        clock.set(START.plus(KeptTags.KEPT).plusSeconds(1));
        assertThat(tags.of("all kk")).isNull();
    }

    @Test
    void theOldestGoesWhenThereAreTooMany() {
        for (int i = 0; i <= 1_000; i++) {
            tags.keep("address " + i, "\"" + i + "\"");
        }
        assertThat(tags.of("address 0")).isNull();
        assertThat(tags.of("address 1")).isNotNull();
        assertThat(tags.of("address 1000")).isNotNull();
    }
}
