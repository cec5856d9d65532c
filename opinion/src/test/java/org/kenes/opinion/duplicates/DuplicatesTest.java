package org.kenes.opinion.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kenes.opinion.Stance;
import org.kenes.testkit.SharedData;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

class DuplicatesTest {
    private static final String FOR = "Мен 12-бапты қолдаймын, таза суға құқық керек.";
    private static final String AGAINST = "Мен 12-бапты қолдамаймын, таза суға құқық керек.";

    @Test
    void theReferencePairsHaveTheirSimilarity() {
        Matcher cases =
                Pattern.compile(
                                "\"a\": \"(.*?)\",\\s*\"b\": \"(.*?)\",\\s*\"q\": 5,\\s*"
                                        + "\"jaccard\": ([0-9.]+),\\s*\"containment\": ([0-9.]+)")
                        .matcher(SharedData.text("opinion/reference/jaccard_cases.json"));
        int found = 0;
        while (cases.find()) {
            found++;
            Shingles a = new Shingles();
            Shingles b = new Shingles();
            byte[] code = KeyCode.of(ComparisonKey.of(cases.group(2)));
            a.read(KeyCode.of(ComparisonKey.of(cases.group(1))));
            b.read(code);
            double shared = a.shared(code);
            assertThat(shared / (a.size() + b.size() - shared))
                    .isCloseTo(Double.parseDouble(cases.group(3)), within(1e-15));
            assertThat(shared / Math.min(a.size(), b.size()))
                    .isCloseTo(Double.parseDouble(cases.group(4)), within(1e-15));
        }
        assertThat(found).isEqualTo(4);
    }

    @Test
    void theSyntheticCampaignsAreFound() {
        List<Map<String, String>> rows = SharedData.csv("opinion/text/neardup_20k.csv.gz");
        List<Text<Long>> texts = new ArrayList<>();
        Map<Long, String> cluster = new HashMap<>();
        Map<Long, String> kind = new HashMap<>();
        Map<String, Long> clusterSizes = new HashMap<>();
        for (Map<String, String> row : rows) {
            long id = Long.parseLong(row.get("id"));
            texts.add(new Text<>(id, row.get("text"), Stance.SUPPORT));
            cluster.put(id, row.get("cluster"));
            kind.put(id, row.get("op"));
            if (!row.get("cluster").equals("-1")) {
                clusterSizes.merge(row.get("cluster"), 1L, Long::sum);
            }
        }
        Families<Long> found = Duplicates.find(texts, Profile.STRICT);
        FamilySearch search = new FamilySearch(Profile.STRICT);
        texts.stream()
                .sorted(Comparator.comparing(Text::id))
                .forEach(it -> search.add(it.id(), it.text(), it.stance()));
        assertThat(search.families().stream().map(LongStream::of).map(LongStream::boxed))
                .map(it -> it.toList())
                .isEqualTo(found.families().stream().map(Families.Family::members).toList());
        Families.Family<Long> largest = found.families().getFirst();
        assertThat(
                        Duplicates.facts(
                                texts.stream()
                                        .filter(it -> largest.members().contains(it.id()))
                                        .toList()))
                .isEqualTo(largest);

        long joined = 0;
        long right = 0;
        Map<Long, Long> partners = new HashMap<>();
        for (Families.Family<Long> family : found.families()) {
            Map<String, Long> inside = new HashMap<>();
            family.members().forEach(id -> inside.merge(cluster.get(id), 1L, Long::sum));
            inside.remove("-1");
            joined += pairs(family.size());
            right += inside.values().stream().mapToLong(DuplicatesTest::pairs).sum();
            for (long id : family.members()) {
                partners.put(id, inside.getOrDefault(cluster.get(id), 1L) - 1);
            }
        }
        long all = clusterSizes.values().stream().mapToLong(DuplicatesTest::pairs).sum();
        Map<String, long[]> recall = new TreeMap<>();
        for (Map.Entry<Long, String> text : kind.entrySet()) {
            if (!cluster.get(text.getKey()).equals("-1")) {
                long[] sums = recall.computeIfAbsent(text.getValue(), k -> new long[2]);
                sums[0] += partners.getOrDefault(text.getKey(), 0L);
                sums[1] += clusterSizes.get(cluster.get(text.getKey())) - 1;
            }
        }
        recall.forEach((op, sums) ->
                System.out.printf(
                        java.util.Locale.ROOT,
                        "near-duplicates, recall of pairs, %s: %.4f%n",
                        op,
                        (double) sums[0] / sums[1]));
        System.out.printf(
                java.util.Locale.ROOT,
                "near-duplicates, precision %.5f, recall %.5f, opposed %d, limited %d%n",
                (double) right / joined,
                (double) right / all,
                found.opposed().size(),
                found.limited());
        assertThat((double) right / joined).isGreaterThanOrEqualTo(.999);
        assertThat((double) right / all).isGreaterThanOrEqualTo(.99);
        assertThat(found.inFamilies() + found.unique()).isEqualTo(rows.size());

        Collections.shuffle(texts, new Random(7));
        assertThat(Duplicates.find(texts, Profile.STRICT)).isEqualTo(found);
    }

    private static long pairs(long n) {
        return n * (n - 1) / 2;
    }

    @Test
    void supportAndItsNegationAreOpposedWhateverIsDeclared() {
        for (Stance second : List.of(Stance.OPPOSE, Stance.SUPPORT)) {
            Families<Long> found =
                    Duplicates.find(
                            List.of(
                                    new Text<>(1L, FOR, Stance.SUPPORT),
                                    new Text<>(2L, AGAINST, second),
                                    new Text<>(3L, FOR + "!!!", Stance.SUPPORT)),
                            Profile.STRICT);
            assertThat(found.families())
                    .singleElement()
                    .satisfies(family -> assertThat(family.members()).containsExactly(1L, 3L));
            assertThat(found.opposed())
                    .singleElement()
                    .satisfies(pair -> {
                        assertThat(pair.first()).isEqualTo(1L);
                        assertThat(pair.second()).isEqualTo(2L);
                        assertThat(pair.jaccard()).isCloseTo(37 / 45., within(1e-15));
                    });
        }
    }

    @Test
    void equalTextsOfDifferentStanceAreNeverJoined() {
        Families<String> found =
                Duplicates.find(
                        List.of(
                                new Text<>("a", "As it stands.", Stance.SUPPORT),
                                new Text<>("b", "As it stands!", Stance.OPPOSE)),
                        Profile.LOOSE);
        assertThat(found.families()).isEmpty();
        assertThat(found.opposed()).containsExactly(new Families.Opposed<>("a", "b", 1));
    }

    @Test
    void wordsOfNegationAreCountedInThreeLanguages() {
        for (List<String> pair :
                List.of(
                        List.of("заңды қабылдады", "заңды қабылдамады"),
                        List.of("судан кетеді", "судан кетпейді"),
                        List.of("ауыл жазған", "ауыл жазбаған"),
                        List.of("бұл дұрыс", "бұл дұрыс емес"),
                        List.of("мы согласны", "мы не согласны"),
                        List.of("мы за статью", "мы против статьи"),
                        List.of("we do support it", "we do not support it"),
                        List.of("we do support it", "we don't support it"))) {
            assertThat(signature(pair.get(0)))
                    .as(pair.toString())
                    .isNotEqualTo(signature(pair.get(1)));
        }
        assertThat(signature("олар су табады")).isEqualTo(signature("олар су"));
        assertThat(signature("МЫ НЕ СОГЛАСНЫ")).isEqualTo(signature("мы нe согласны!"));
    }

    @Test
    void whatOnlyLooksLikeNegationOrLostALetterSeparatesNobody() {
        for (List<String> pair :
                List.of(
                        List.of("су немесе жер", "су жер"),
                        List.of("сөзді алмастырады", "сөзді алмстырады"),
                        List.of("құрауышы мүмкін емес", "құрауышы мүмкін емс"),
                        List.of("қолтаңба жоқ", "қолтаңба жқ"),
                        List.of("статья против воды", "статья протв воды"),
                        List.of("флажок для текста за день", "флажок для текста день"),
                        List.of("a row for each item", "a row each item"))) {
            assertThat(signature(pair.get(0)))
                    .as(pair.toString())
                    .isEqualTo(signature(pair.get(1)));
        }
    }

    private static long signature(String text) {
        return Negation.signature(ComparisonKey.of(text));
    }

    @Test
    void aGreetingInFrontOfALongTextIsContained() {
        String text =
                "Поддерживаю статью 12 о праве на чистую воду и прошу её принять без поправок";
        assertThat(
                        Duplicates.find(
                                        List.of(
                                                new Text<>(1L, text, Stance.SUPPORT),
                                                new Text<>(
                                                        2L,
                                                        "Меня зовут Анна. " + text,
                                                        Stance.SUPPORT)),
                                        Profile.STRICT)
                                .families())
                .singleElement()
                .satisfies(family -> assertThat(family.jaccard().first()).isLessThan(.85));
    }

    @Test
    void lookAlikesOfAnotherLayoutGiveTheSameKey() {
        assertThat(ComparisonKey.of("Поддержка — Ёлка  №5, ҚАЗАҚ"))
                .isEqualTo(ComparisonKey.of("пoддepжкa ёлкa №5 қaзaқ"));
        assertThat(ComparisonKey.of("й")).isEqualTo(ComparisonKey.of("и\u0306"));
        assertThat(ComparisonKey.of("!!! … 👍")).isEmpty();
    }

    @Test
    void emptyTextsJoinNothing() {
        Families<Long> found =
                Duplicates.find(
                        List.of(
                                new Text<>(1L, "", Stance.NONE),
                                new Text<>(2L, "?!", Stance.NONE),
                                new Text<>(3L, "да", Stance.NONE)),
                        Profile.STRICT);
        assertThat(found.families()).isEmpty();
        assertThat(found.empty()).isEqualTo(2);
        assertThat(found.unique()).isEqualTo(3);
    }

    @Test
    void aHundredThousandEqualTextsAreOneCampaign() {
        List<Text<Long>> texts = new ArrayList<>();
        for (long id = 0; id < 100_000; id++) {
            texts.add(
                    new Text<>(id, FOR, Stance.SUPPORT, OptionalLong.of(1_000 + id / 75_000), ""));
        }
        Families<Long> found = Duplicates.find(texts, Profile.STRICT);
        Families.Family<Long> family = found.families().getFirst();
        assertThat(family.size()).isEqualTo(100_000);
        assertThat(family.campaign()).isTrue();
        assertThat(family.burst()).isEqualTo(new Families.Burst(75_000, 100_000, 100_000));
        assertThat(family.jaccard()).isEqualTo(new Families.Quartiles(1, 1, 1));
    }

    @Test
    void aCampaignIsManyOrTenWithinAMinute() {
        assertThat(campaign(19, 60)).isFalse();
        assertThat(campaign(20, 60)).isTrue();
        assertThat(campaign(10, 6)).isTrue();
        assertThat(campaign(10, 7)).isFalse();
        assertThat(campaign(9, 0)).isFalse();
    }

    private static boolean campaign(int size, int gap) {
        List<Text<Integer>> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            texts.add(
                    new Text<>(
                            i,
                            AGAINST,
                            Stance.OPPOSE,
                            OptionalLong.of((long) i * gap),
                            "p" + i % 3));
        }
        Families.Family<Integer> family =
                Duplicates.find(texts, Profile.STRICT).families().getFirst();
        assertThat(family.persons()).isEqualTo(3);
        return family.campaign();
    }

    @Test
    void anIdThatOccursTwiceIsRefused() {
        assertThatThrownBy(() ->
                        Duplicates.find(
                                List.of(
                                        new Text<>(1L, "a", Stance.NONE),
                                        new Text<>(1L, "b", Stance.NONE)),
                                Profile.STRICT))
                .hasMessage("two texts with id 1");
    }
}
