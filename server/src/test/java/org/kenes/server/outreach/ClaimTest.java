package org.kenes.server.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kenes.server.outreach.Claim.Evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ClaimTest {
    private final List<String> problems = new ArrayList<>();

    private Claim claim(Long low, Long value, Long high, String method) {
        return Claim.of(
                low, value, high, method, Evidence.NOTHING, (c, p) -> problems.add(c + " " + p));
    }

    @Test
    void aCountIsItsOwnInterval() {
        assertThat(claim(null, 118L, null, "sheet"))
                .isEqualTo(new Claim(118L, 118L, 118L, "sheet", "D"));
        assertThat(problems).isEmpty();
    }

    @Test
    void aCountHasNoRange() {
        claim(100L, 118L, 118L, "headcount");
        assertThat(problems).containsExactly("attended counted-with-range");
    }

    @Test
    void anEstimateNeedsBothEnds() {
        claim(null, 50L, null, "estimate");
        assertThat(problems)
                .containsExactly("attended_low cell-missing", "attended_high cell-missing");
    }

    @Test
    void theEndsAreInOrder() {
        claim(60L, 50L, 70L, "estimate");
        assertThat(problems).containsExactly("attended not-in-order");
    }

    @Test
    void notCountedHasNoNumber() {
        assertThat(claim(null, null, null, "not_counted").grade()).isEqualTo("F");
        claim(null, 5L, null, "not_counted");
        assertThat(problems).containsExactly("attended counted-but-not-counted");
    }

    @Test
    void theGradeFollowsFromTheMethodAndWhatIsKept() {
        assertThat(Claim.gradeOf("sheet", Evidence.ARTEFACT)).isEqualTo("B");
        assertThat(Claim.gradeOf("scan", Evidence.TRAIL)).isEqualTo("C");
        assertThat(Claim.gradeOf("headcount", Evidence.ARTEFACT)).isEqualTo("C");
        assertThat(Claim.gradeOf("photo_count", Evidence.NOTHING)).isEqualTo("D");
        assertThat(Claim.gradeOf("estimate", Evidence.ARTEFACT)).isEqualTo("E");
    }

    @Test
    void theBetterGradeWinsAndThenTheNarrowerInterval() {
        Claim sheet = new Claim(100L, 100L, 100L, "sheet", "D");
        Claim wide = new Claim(50L, 100L, 200L, "estimate", "E");
        Claim narrow = new Claim(90L, 95L, 110L, "estimate", "E");
        assertThat(Claim.together(Map.of("org-b", wide, "org-a", sheet))).isEqualTo(sheet);
        assertThat(Claim.together(Map.of("org-b", wide, "org-a", narrow))).isEqualTo(narrow);
    }

    @Test
    void claimsThatDoNotOverlapContradictEachOther() {
        Claim one = new Claim(100L, 100L, 100L, "sheet", "D");
        Claim other = new Claim(300L, 350L, 400L, "estimate", "E");
        Claim together = Claim.together(Map.of("org-a", one, "org-b", other));
        assertThat(together.low()).isEqualTo(100);
        assertThat(together.value()).isNull();
        assertThat(together.high()).isEqualTo(400);
        assertThat(together.grade()).isEqualTo("X");
    }

    @Test
    void aClaimWithoutANumberContradictsNobody() {
        Claim none = new Claim(null, null, null, "not_counted", "F");
        Claim one = new Claim(100L, 100L, 100L, "sheet", "D");
        assertThat(Claim.together(Map.of("org-a", none, "org-b", one))).isEqualTo(one);
    }
}
