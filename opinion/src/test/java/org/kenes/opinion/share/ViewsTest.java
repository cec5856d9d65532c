package org.kenes.opinion.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.function.Predicate;

class ViewsTest {
    private static final Counts MORE_FOR = new Counts(30, 4, 20, 2);
    private static final Counts MORE_AGAINST = new Counts(20, 4, 30, 2);
    private static final Predicate<Counts> SENTENCE = c -> c.support() > c.oppose();

    @Test
    void aSentenceHoldsOrFailsOnlyIfAllViewsSayTheSame() {
        assertThat(new Views(MORE_FOR, MORE_FOR, MORE_FOR).ask(SENTENCE))
                .isEqualTo(Views.Answer.HOLDS);
        assertThat(new Views(MORE_AGAINST, MORE_AGAINST, MORE_AGAINST).ask(SENTENCE))
                .isEqualTo(Views.Answer.FAILS);
        assertThat(new Views(MORE_FOR, MORE_AGAINST, MORE_FOR).ask(SENTENCE))
                .isEqualTo(Views.Answer.DEPENDS_ON_COUNTING);
        assertThat(new Views(MORE_FOR, MORE_FOR, MORE_AGAINST).ask(SENTENCE))
                .isEqualTo(Views.Answer.DEPENDS_ON_COUNTING);
    }

    @Test
    void aVerifiedViewOfTooFewIsNotAsked() {
        Counts few = new Counts(0, 0, 9, 5);
        Views views = new Views(MORE_FOR, MORE_FOR, few);
        assertThat(views.tooFew()).isTrue();
        assertThat(views.ask(SENTENCE)).isEqualTo(Views.Answer.HOLDS);
        Views enough = new Views(MORE_FOR, MORE_FOR, new Counts(0, 1, 9, 5));
        assertThat(enough.tooFew()).isFalse();
        assertThat(enough.ask(SENTENCE)).isEqualTo(Views.Answer.DEPENDS_ON_COUNTING);
    }
}
