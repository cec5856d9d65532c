package org.kenes.opinion.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kenes.opinion.Stance;

class CountsTest {
    private static final Counts ALL = new Counts(40, 30, 20, 10);

    @Test
    void whoTakesEachStanceOnceIsCountedOnceForEach() {
        Counts counts = Counts.ZERO;
        for (Stance stance : Stance.values()) {
            Counts alone = Counts.ZERO.plus(stance);
            for (Stance other : Stance.values()) {
                assertThat(alone.of(other)).isEqualTo(stance == other ? 1 : 0);
            }
            assertThat(alone.n())
                    .as("of those with a stance")
                    .isEqualTo(stance == Stance.NONE ? 0 : 1);
            counts = counts.plus(stance);
        }
        assertThat(counts).isEqualTo(new Counts(1, 1, 1, 1));
    }

    @Test
    void whatIsTakenAwayCanBePutBack() {
        Counts part = new Counts(4, 3, 2, 1);
        assertThat(ALL.minus(part)).isEqualTo(new Counts(36, 27, 18, 9));
        assertThat(ALL.minus(part).plus(part)).isEqualTo(ALL);
        assertThat(ALL.minus(ALL)).isEqualTo(Counts.ZERO);
        for (Stance stance : Stance.values()) {
            Counts more = ALL.plus(stance);
            assertThatThrownBy(() -> ALL.minus(more)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aShareIsNeitherOfMoreThanTheWholeNorAskedAgainstMoreThanOne() {
        assertThat(new Share(0, 3).exceeds(0, 1)).isFalse();
        assertThat(new Share(1, 3).exceeds(0, 1)).isTrue();
        assertThat(new Share(3, 3).exceeds(1, 1)).isFalse();
        assertThatThrownBy(() -> new Share(4, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Share(-1, 3)).isInstanceOf(IllegalArgumentException.class);
        Share share = new Share(1, 3);
        for (long[] t : new long[][] {{-1, 2}, {0, 0}, {1, 0}, {3, 2}}) {
            assertThatThrownBy(() -> share.exceeds(t[0], t[1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Share(0, 0).compareTo(share))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> share.compareTo(new Share(0, 0)))
                .isInstanceOf(IllegalStateException.class);
    }
}
