package org.kenes.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kenes.server.dialogue.Coarsening.Cell;

import java.util.Map;

class CoarseningTest {
    private final Coarsening policy =
            new Coarsening(
                    Map.of("large", 10_000L, "small", 9_999L),
                    Map.of(
                            new Cell("large", "miners"), 1_000L,
                            new Cell("large", "pupils"), 999L,
                            new Cell("", "miners"), 5_000L));

    @Test
    void aLargeCellIsKept() {
        assertThat(policy.apply("large", "miners")).isEqualTo(new Cell("large", "miners"));
    }

    @Test
    void aSmallCellLosesItsAudience() {
        assertThat(policy.apply("large", "pupils")).isEqualTo(new Cell("large", ""));
    }

    @Test
    void aSmallRegionIsDroppedAndTheAudienceIsJudgedForTheCountry() {
        assertThat(policy.apply("small", "miners")).isEqualTo(new Cell("", "miners"));
        assertThat(policy.apply("small", "pupils")).isEqualTo(new Cell("", ""));
    }

    @Test
    void whatNobodyCountedIsDropped() {
        assertThat(policy.apply("unknown", "farmers")).isEqualTo(new Cell("", ""));
    }
}
