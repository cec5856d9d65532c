package org.kenes.opinion.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kenes.opinion.Stance;

import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;

class SourcesTest {
    private static final Counts FOR = new Counts(50, 0, 10, 0);

    private static Counts sum(TreeMap<String, Counts> sources) {
        return sources.values().stream().reduce(Counts.ZERO, Counts::plus);
    }

    /// Without the strongest source the sentence still holds; without the two strongest it does
    /// not.
    @Test
    void theStrongestSourcesGoFirstWhateverTheirNames() {
        TreeMap<String, Counts> sources = new TreeMap<>();
        sources.put("a", new Counts(10, 0, 60, 0));
        sources.put("b", new Counts(30, 0, 10, 0));
        sources.put("c", new Counts(12, 0, 11, 0));
        sources.put("d", FOR);
        sources.put("e", new Counts(20, 0, 5, 0));
        Counts all = sum(sources);
        Sources majority = Sources.ofMajority(all, sources, Stance.SUPPORT, Stance.OPPOSE);
        assertThat(majority.carriers()).containsExactly(new Sources.Carrier("d", 60, 26));
        assertThat(majority.carriers().getFirst().share()).isEqualTo(new Share(26, 60));
        assertThat(majority.smallestK()).hasValue(1);

        sources.put("f", FOR);
        all = sum(sources);
        assertThat(Sources.ofMajority(all, sources, Stance.SUPPORT, Stance.OPPOSE))
                .isEqualTo(new Sources(List.of(), OptionalInt.of(2)));
        assertThat(Sources.ofThreshold(all, sources, Stance.SUPPORT, 1, 2))
                .isEqualTo(new Sources(List.of(), OptionalInt.of(2)));
    }

    /// The sentence is false, and taking the opponents away one source after the other makes it
    /// true.
    @Test
    void ofASentenceThatIsFalseTheOpponentsGoFirst() {
        TreeMap<String, Counts> sources = new TreeMap<>();
        sources.put("a", new Counts(30, 0, 2, 0));
        sources.put("b", new Counts(0, 0, 20, 0));
        sources.put("c", new Counts(1, 0, 25, 0));
        Sources found = Sources.ofMajority(sum(sources), sources, Stance.SUPPORT, Stance.OPPOSE);
        assertThat(found.carriers())
                .containsExactly(
                        new Sources.Carrier("b", 20, 17), new Sources.Carrier("c", 26, 17));
        assertThat(found.smallestK()).hasValue(1);
        sources.put("b", new Counts(0, 0, 60, 0));
        sources.put("c", new Counts(0, 0, 61, 0));
        found = Sources.ofMajority(sum(sources), sources, Stance.SUPPORT, Stance.OPPOSE);
        assertThat(found.carriers()).isEmpty();
        assertThat(found.smallestK()).hasValue(2);
    }

    /// When all have gone there is neither more nor less of anything, and no share above one half.
    @Test
    void aSentenceThatNobodyReversesSurvives() {
        TreeMap<String, Counts> sources = new TreeMap<>();
        sources.put("a", new Counts(0, 0, 5, 0));
        sources.put("b", new Counts(0, 3, 5, 0));
        Sources found = Sources.ofMajority(sum(sources), sources, Stance.SUPPORT, Stance.OPPOSE);
        assertThat(found).isEqualTo(new Sources(List.of(), OptionalInt.empty()));
        TreeMap<String, Counts> one = new TreeMap<>();
        one.put("a", FOR);
        assertThat(Sources.ofMajority(FOR, one, Stance.SUPPORT, Stance.OPPOSE))
                .isEqualTo(
                        new Sources(List.of(new Sources.Carrier("a", 60, 40)), OptionalInt.of(1)));
    }
}
