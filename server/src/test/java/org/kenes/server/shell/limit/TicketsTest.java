package org.kenes.server.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/// Whoever waits, or works, gets through once.
class TicketsTest {
    private static final long NOON = 1_000_000_000_000L;
    private static final long WAIT = Tickets.WAIT.toMillis();
    private static final long LONGEST = Duration.ofMinutes(10).toMillis();

    private final Tickets tickets = new Tickets();

    @Test
    void aTicketIsGoodAfterTwentySecondsOnceAndForTenMinutes() {
        String ticket = tickets.issue("TEXT net", NOON);
        assertThat(tickets.redeem(ticket, null, "TEXT net", NOON + WAIT - 1)).isFalse();
        assertThat(tickets.redeem(ticket, "", "TEXT net", NOON + WAIT)).isTrue();
        assertThat(tickets.redeem(ticket, "", "TEXT net", NOON + WAIT)).as("once").isFalse();
        String late = tickets.issue("TEXT net", NOON);
        assertThat(tickets.redeem(late, null, "TEXT net", NOON + WAIT + LONGEST + 1)).isFalse();
        assertThat(tickets.redeem(late, null, "TEXT net", NOON + WAIT + LONGEST)).isTrue();
    }

    @Test
    void itIsForOneKindOfRequestFromOneNetwork() {
        String ticket = tickets.issue("TEXT net", NOON);
        assertThat(tickets.redeem(ticket, null, "TEXT other", NOON + WAIT)).isFalse();
        assertThat(tickets.redeem(ticket, null, "POSITION net", NOON + WAIT)).isFalse();
        assertThat(new Tickets().redeem(ticket, null, "TEXT net", NOON + WAIT))
                .as("signed by another process")
                .isFalse();
    }

    @Test
    void workMakesItGoodAtOnce() {
        String ticket = tickets.issue("TEXT net", NOON);
        assertThat(tickets.redeem(ticket, "0", "TEXT net", NOON)).isFalse();
        assertThat(tickets.redeem(ticket, solved(ticket), "TEXT net", NOON)).isTrue();
    }

    @Test
    void whatIsNoTicketIsNone() {
        String ticket = tickets.issue("TEXT net", NOON);
        for (String wrong :
                new String[] {null, "", "x", "!", ticket + "A", "B" + ticket.substring(1)}) {
            assertThat(tickets.redeem(wrong, "1", "TEXT net", NOON + WAIT)).as(wrong).isFalse();
        }
        assertThat(Tickets.worked(ticket, "1".repeat(21))).isFalse();
    }

    private static String solved(String ticket) {
        int i = 0;
        while (!Tickets.worked(ticket, Integer.toString(i))) {
            i++;
        }
        return Integer.toString(i);
    }
}
