package org.kenes.opinion.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kenes.opinion.Stance;
import org.kenes.opinion.duplicates.Duplicates;
import org.kenes.opinion.duplicates.Families;
import org.kenes.opinion.duplicates.Profile;
import org.kenes.opinion.duplicates.Text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

class ViewsTest {
    private static final List<String> TEXTS =
            List.of(
                    "Таза суға құқық әр адамға керек, сондықтан бұл бапты қолдаймын.",
                    "Статья о воде нужна сёлам, где колодцы пересыхают каждое лето.",
                    "The article should name who pays for the pipes and until when.",
                    "Мектеп ауласындағы су құбыры екі жылдан бері жөнделмей тұр.",
                    "Плата за воду не должна расти быстрее пенсий, иначе я против.");

    @Test
    void addingACopyPasteCampaignChangesOnlyTheReadingOfAllSubmissions() {
        List<Text<Integer>> sent = sent();
        Views before = views(sent);
        for (Text<Integer> copied : sent) {
            List<Text<Integer>> flooded = new ArrayList<>(sent);
            for (int i = 0; i < 500; i++) {
                flooded.add(new Text<>(1_000 + i, copied.text(), copied.stance()));
            }
            Views after = views(flooded);
            assertThat(after.collapsed()).isEqualTo(before.collapsed());
            assertThat(after.verified()).isEqualTo(before.verified());
            assertThat(after.all().of(copied.stance()))
                    .isEqualTo(before.all().of(copied.stance()) + 500);
            assertThat(after.all().n()).isEqualTo(before.all().n() + 500);
            Collections.shuffle(flooded, new Random(copied.id()));
            assertThat(views(flooded)).isEqualTo(after);
        }
    }

    @Test
    void aCampaignWithATextOfItsOwnCountsOnceWhenCollapsed() {
        List<Text<Integer>> flooded = new ArrayList<>(sent());
        Views before = views(flooded);
        for (int i = 0; i < 500; i++) {
            flooded.add(
                    new Text<>(
                            1_000 + i,
                            "Прошу отклонить поправки к закону о тарифах целиком!",
                            Stance.OPPOSE));
        }
        assertThat(views(flooded).collapsed()).isEqualTo(before.collapsed().plus(Stance.OPPOSE));
    }

    @Test
    void ofOnePersonTheLastContributionCountsAsVerified() {
        Views views =
                Views.count(
                        List.of(
                                new Views.Voice(Stance.SUPPORT, "", "p"),
                                new Views.Voice(Stance.OPPOSE, "", "q"),
                                new Views.Voice(Stance.PARTLY, "", ""),
                                new Views.Voice(Stance.OPPOSE, "", "p")));
        assertThat(views.all()).isEqualTo(new Counts(1, 1, 2, 0));
        assertThat(views.verified()).isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(views.tooFew()).isTrue();
    }

    /// Every text from two people, one of them verified, with the stances in turn.
    private static List<Text<Integer>> sent() {
        List<Text<Integer>> sent = new ArrayList<>();
        Stance[] stances = {Stance.SUPPORT, Stance.PARTLY, Stance.OPPOSE};
        for (int i = 0; i < 2 * TEXTS.size(); i++) {
            sent.add(
                    new Text<>(
                            i,
                            TEXTS.get(i % TEXTS.size()),
                            stances[i % 3],
                            OptionalLong.empty(),
                            i < TEXTS.size() ? "p" + i : ""));
        }
        return sent;
    }

    private static Views views(List<Text<Integer>> texts) {
        Families<Integer> found = Duplicates.find(texts, Profile.STRICT);
        Map<Integer, String> family = new HashMap<>();
        found.families().forEach(f -> f.members().forEach(id -> family.put(id, f.id().toString())));
        return Views.count(
                texts.stream()
                        .map(text ->
                                new Views.Voice(
                                        text.stance(),
                                        family.getOrDefault(text.id(), ""),
                                        text.person()))
                        .toList());
    }
}
