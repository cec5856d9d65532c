package org.kenes.report.law;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kenes.report.law.VoteRules.Result;

import java.util.Map;

class VoteRulesTest {
    private static final VoteRules RULES = VoteRules.of("kz-2022");

    @Test
    void aVoteIsValidWhenMoreThanHalfOfTheListsTookPart() {
        assertThat(RULES.valid(Map.of("voted", 9_127_192L, "eligible", 12_482_613L)))
                .contains(new Result(true, "9127192 > 12482613/2"));
        assertThat(RULES.valid(Map.of("voted", 50L, "eligible", 100L)))
                .as("exactly half is not more than half")
                .contains(new Result(false, "50 > 100/2"));
        assertThat(RULES.valid(Map.of("voted", 50L)).orElseThrow().holds()).isNull();
    }

    @Test
    void adoptionNeedsTwoThirdsOfAllUnits() {
        assertThat(RULES.adopted(0, 0, 20)).contains(new Result(null, "0 of 20 units"));
        assertThat(RULES.adopted(14, 20, 20).orElseThrow().holds()).isTrue();
        assertThat(RULES.adopted(13, 20, 20).orElseThrow().holds()).isFalse();
        assertThat(RULES.adopted(14, 20, 21).orElseThrow().holds()).isNull();
    }

    @Test
    void aProfileWithoutRulesEvaluatesNothing() {
        assertThat(VoteRules.of("none").valid(Map.of("voted", 2L, "eligible", 3L))).isEmpty();
        assertThat(VoteRules.of("none").adopted(1, 1, 1)).isEmpty();
    }
}
