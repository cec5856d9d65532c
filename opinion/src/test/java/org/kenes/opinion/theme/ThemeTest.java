package org.kenes.opinion.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kenes.opinion.chance.Seed;
import org.kenes.opinion.text.Language;
import org.kenes.testkit.SharedData;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class ThemeTest {
    private static final Seed SEED = new Seed("0a".repeat(32));

    @Test
    void logOddsAreTheReference() {
        Map<String, List<Map<String, String>>> byPrior = new TreeMap<>();
        for (Map<String, String> row : SharedData.csv("opinion/reference/log_odds_dirichlet.csv")) {
            byPrior.computeIfAbsent(row.get("alpha0"), _ -> new ArrayList<>()).add(row);
        }
        assertThat(byPrior).isNotEmpty();
        byPrior.forEach((prior, rows) -> {
            Map<String, Long> here = new HashMap<>();
            Map<String, Long> there = new HashMap<>();
            Map<String, Long> background = new HashMap<>();
            for (Map<String, String> row : rows) {
                here.put(row.get("word"), Long.parseLong(row.get("count_a")));
                there.put(row.get("word"), Long.parseLong(row.get("count_b")));
                background.put(row.get("word"), Long.parseLong(row.get("background")));
            }
            Map<String, Keyness> found = new HashMap<>();
            Keyness.compare(here, there, background, Double.parseDouble(prior))
                    .forEach(k -> found.put(k.word(), k));
            for (Map<String, String> row : rows) {
                Keyness k = found.get(row.get("word"));
                assertThat(k.delta())
                        .isCloseTo(Double.parseDouble(row.get("delta")), within(1e-10));
                assertThat(k.z()).isCloseTo(Double.parseDouble(row.get("z")), within(1e-10));
            }
            // Exchanging the sides turns the signs and nothing else.
            for (Keyness k : Keyness.compare(there, here, background, Double.parseDouble(prior))) {
                assertThat(k.z()).isCloseTo(-found.get(k.word()).z(), within(1e-12));
            }
        });
    }

    @Test
    void plantedThemesAreFoundWhateverTheOrder() {
        TreeMap<String, List<String>> texts = new TreeMap<>();
        // Each theme has ten words that are frequent and thirty that are not.
        java.util.Random random = new java.util.Random(4);
        for (int i = 0; i < 120; i++) {
            List<String> stems = new ArrayList<>();
            for (int w = 0; w < 12; w++) {
                int word = w < 9 ? random.nextInt(10) : 10 + random.nextInt(30);
                stems.add(List.of("water", "school", "road").get(i % 3) + word);
            }
            texts.put("t" + (1000 + i), stems);
        }
        List<Themes.Theme> themes = Themes.find(texts, SEED);
        assertThat(themes).hasSize(3);
        for (Themes.Theme theme : themes) {
            assertThat(theme.members()).hasSize(40);
            int of = Integer.parseInt(theme.members().getFirst().substring(1)) % 3;
            assertThat(theme.members()).allMatch(id -> Integer.parseInt(id.substring(1)) % 3 == of);
        }
        assertThat(Themes.find(new TreeMap<>(texts.headMap("t1040")), SEED)).isEmpty();
    }

    @Test
    void passagesAreDrawnInEqualNumbersAndMirrored() {
        List<Passages.Candidate> plain = new ArrayList<>();
        List<Passages.Candidate> mirrored = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String stance = i % 4 == 0 ? "oppose" : "support";
            String other = i % 4 == 0 ? "support" : "oppose";
            String text = "A text that is long enough to be shown, number " + i;
            plain.add(new Passages.Candidate("id" + i, text, stance, "en", i % 5 > 0));
            mirrored.addFirst(new Passages.Candidate("id" + i, text, other, "en", i % 5 > 0));
        }
        Passages a = Passages.draw(plain, SEED, 3);
        Passages b = Passages.draw(mirrored, SEED, 3);
        assertThat(a.drawn()).hasSize(6);
        assertThat(b.list()).isEqualTo(a.list());
        assertThat(b.drawn().stream().map(Passages.Candidate::id))
                .containsExactlyInAnyOrderElementsOf(
                        a.drawn().stream().map(Passages.Candidate::id).toList());
        assertThat(a.drawn()).allMatch(Passages.Candidate::showable);
    }

    @Test
    void theStrongestArgumentIsTheOneThatTheOtherSideEndorsed() {
        List<Arguments.Opinion> opinions = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            opinions.add(
                    new Arguments.Opinion(
                            "o" + i,
                            "Reasons that are long enough to count as reasons, and number " + i,
                            i < 7 ? "water" : i < 11 ? "roads" : "schools",
                            "f" + (i == 1 ? 0 : i),
                            1,
                            i == 3 || i == 8 ? 2 : 0,
                            i));
        }
        assertThat(Arguments.strongest(opinions, SEED))
                .extracting(Arguments.Opinion::id)
                .containsExactly("o3", "o8", "o11");
    }

    @Test
    void anAnsweredQuestionIsFoundUnderTheProvisionOrItsParent() {
        SimilarQuestions questions =
                new SimilarQuestions(
                        List.of(
                                q("a", "Когда начнётся ремонт школы в нашем районе?", "art_3"),
                                q("b", "Кто платит за ремонт школ?", "chap_1"),
                                q("c", "Будет ли вода чистой?", "art_3"),
                                q("d", "Когда ремонт школы?", "art_9")));
        assertThat(
                        questions.like(
                                "когда ремонт школы начнут",
                                Language.RU,
                                List.of("art_3", "chap_1")))
                .containsExactly("a", "b");
        assertThat(questions.like("Quand?", Language.EN, List.of("art_3"))).isEmpty();
    }

    private static SimilarQuestions.Question q(String id, String text, String provision) {
        return new SimilarQuestions.Question(id, text, Language.RU, provision);
    }
}
