package org.kenes.server.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/// When those who found no room come again.
class TurnstileTest {
    @Test
    void aCrowdIsSpreadOverTheTimeItTakesToServeIt() {
        Appointments appointments = new Appointments();
        Duration first = appointments.next(0);
        Duration last = first;
        for (int i = 0; i < 10 * Appointments.PACE; i++) {
            Duration next = appointments.next(0);
            assertThat(next).isGreaterThanOrEqualTo(last);
            last = next;
        }
        assertThat(first).isEqualTo(Duration.ofSeconds(1));
        assertThat(last).isBetween(Duration.ofMillis(10_900), Duration.ofMillis(11_100));
        assertThat(appointments.next(60_000)).as("later there is room").isEqualTo(first);
    }

    @Test
    void whoServesMoreLetsMoreCome() {
        Appointments appointments = new Appointments();
        for (int i = 0; i < 4 * Appointments.PACE; i++) {
            appointments.served(500);
        }
        Duration last = Duration.ZERO;
        for (int i = 0; i < 4 * Appointments.PACE; i++) {
            last = appointments.next(1_500);
        }
        assertThat(last).isLessThan(Duration.ofMillis(2_100));
    }

    @Test
    void nobodyIsSentAwayForLongerThanTenMinutes() {
        Appointments appointments = new Appointments();
        Duration longest = Duration.ZERO;
        for (int i = 0; i < 1_000_000; i++) {
            longest = appointments.next(0);
        }
        assertThat(longest).isLessThanOrEqualTo(Appointments.LONGEST);
    }
}
