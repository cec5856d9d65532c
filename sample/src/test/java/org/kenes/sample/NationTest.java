package org.kenes.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.opinion.Stance;
import org.kenes.opinion.duplicates.Duplicates;
import org.kenes.opinion.duplicates.Profile;
import org.kenes.opinion.duplicates.Text;
import org.kenes.sample.Nation.Meeting;
import org.kenes.sample.Nation.Organisation;
import org.kenes.sample.Nation.Place;
import org.kenes.sample.Nation.Unit;
import org.kenes.sample.Nation.Voice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class NationTest {
    private static final Nation NATION = new Nation(settings());

    private static Settings settings() {
        List<Unit> units =
                IntStream.rangeClosed(1, 24)
                        .mapToObj(n ->
                                new Unit(
                                        "art_" + n,
                                        Map.of("kk", "k" + n, "ru", "r" + n, "en", "e" + n)))
                        .toList();
        return Settings.of(units, Sample.places(), Sample.coalitions(), Sample.organisations());
    }

    private static String sha256(Stream<?> elements) throws NoSuchAlgorithmException {
        String all = elements.map(Object::toString).collect(Collectors.joining("\n"));
        byte[] bytes = all.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void theFirstThousandVoicesAreTheSameEverywhereAndInAnyOrder() throws Exception {
        String here = sha256(NATION.voices().limit(1000));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "kk-KZ")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                Nation there = new Nation(settings());
                List<Voice> backwards = new ArrayList<>();
                for (long i = 999; i >= 0; i--) {
                    backwards.addFirst(there.voice(i));
                }
                assertEquals(here, sha256(backwards.stream()), tag);
                assertEquals(here, sha256(there.voices().parallel().limit(1000)), tag);
                assertEquals(
                        sha256(NATION.meetings().map(NationTest::flat)),
                        sha256(there.meetings().map(NationTest::flat)),
                        tag);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    /// The text form of a map has no order of its own.
    private static String flat(Meeting meeting) {
        return meeting.id()
                + meeting.state()
                + meeting.organisers()
                + meeting.audiences()
                + meeting.date()
                + meeting.start()
                + meeting.place()
                + meeting.attendance();
    }

    @Test
    void anotherSeedIsAnotherNation() throws Exception {
        Nation other = new Nation(settings().seed("other"));
        assertNotEquals(sha256(NATION.voices().limit(50)), sha256(other.voices().limit(50)));
    }

    private static double share(Nation nation, String stance, Predicate<Voice> which) {
        List<Voice> voices = nation.voices().filter(which).toList();
        long with = voices.stream().filter(voice -> voice.stance().equals(stance)).count();
        return (double) with / voices.size();
    }

    @Test
    void theSharesAreNearTheTruth() {
        assertEquals(.58, share(NATION, "support", _ -> true), .015);
        assertEquals(.15, share(NATION, "partly", _ -> true), .015);
        assertEquals(.27, share(NATION, "oppose", _ -> true), .015);
        assertEquals(.591, share(NATION, "support", voice -> voice.campaign() == null), .02);
        assertTrue(
                share(NATION, "support", voice -> voice.lang().equals("kk"))
                        > share(NATION, "support", voice -> voice.lang().equals("ru")));
    }

    @Test
    void aSmallNationHasTheSameMajority() {
        for (String seed : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
            Nation small = new Nation(settings().seed(seed).sizes(100, 40, 300, 5));
            assertTrue(share(small, "support", _ -> true) > .52, seed);
            assertTrue(share(small, "oppose", _ -> true) < .33, seed);
        }
    }

    @Test
    void bothSidesHaveCampaignsOfOneSizeOnTheSameProvisions() {
        Map<String, List<Voice>> bySide =
                NATION.voices()
                        .filter(voice -> voice.campaign() != null)
                        .collect(Collectors.groupingBy(Voice::stance));
        assertEquals(Set.of("support", "oppose"), bySide.keySet());
        List<Voice> support = bySide.getOrDefault("support", List.of());
        List<Voice> oppose = bySide.getOrDefault("oppose", List.of());
        assertTrue(support.size() > 100);
        assertEquals(support.size(), oppose.size(), 6);
        Function<List<Voice>, Set<String>> wids =
                voices -> voices.stream().map(Voice::wid).collect(Collectors.toSet());
        assertEquals(wids.apply(support), wids.apply(oppose));
    }

    @Test
    void everyProvisionAndRegionHasAVoiceAndDaysOnlyGoForward() {
        List<Voice> voices = NATION.voices().toList();
        assertEquals(24, voices.stream().map(Voice::wid).distinct().count());
        assertEquals(12, voices.stream().map(Voice::region).distinct().count());
        assertEquals(voices, voices.stream().sorted(Comparator.comparing(Voice::day)).toList());
        for (Voice voice : voices) {
            assertEquals(voice.hash().charAt(0), voice.lang().charAt(0));
            assertEquals(voice.hash().substring(1), voice.wid().substring("art_".length()));
            assertFalse(voice.text().contains("{") || voice.text().contains("}"), voice.text());
        }
    }

    @Test
    void peopleRarelySayTheSameWords() {
        List<String> texts =
                NATION.voices()
                        .filter(voice -> voice.campaign() == null)
                        .map(Voice::text)
                        .filter(text -> !text.isEmpty())
                        .toList();
        assertTrue(texts.size() > 1500);
        assertTrue(new HashSet<>(texts).size() > texts.size() * 98 / 100);
    }

    @Test
    void everyRegionHasAnEventForEveryAudience() {
        Set<String> cells = new HashSet<>();
        NATION.meetings()
                .filter(Meeting::tookPlace)
                .forEach(meeting ->
                        meeting.audiences().forEach(one -> cells.add(meeting.region() + one)));
        assertEquals(12 * NATION.settings().audiences().size(), cells.size());
    }

    @Test
    void eventsOccurInEveryStateAndOneReportedTwiceNamesTheOther() {
        List<Meeting> meetings = NATION.meetings().toList();
        assertEquals(10, meetings.stream().map(Meeting::state).distinct().count());
        assertEquals(400, meetings.stream().map(Meeting::id).distinct().count());
        for (Meeting meeting : meetings) {
            Long same = meeting.sameAs();
            if (same != null) {
                Meeting kept = NATION.meeting(same);
                assertTrue(kept.tookPlace());
                assertEquals(kept.place(), meeting.place());
                assertEquals(kept.audiences(), meeting.audiences());
                assertEquals("duplicate", meeting.state());
            }
            LocalDate last = NATION.settings().to();
            assertEquals(meeting.state().equals("planned"), meeting.date().isAfter(last));
            var count = meeting.attendance();
            if (count.low() != null && count.value() != null && count.high() != null) {
                assertTrue(count.low() <= count.value() && count.value() <= count.high());
            }
        }
    }

    @Test
    void inALargeNationTooHonestPeopleDoNotSayTheSameByChance() {
        Nation large = new Nation(settings().sizes(40_000, 100, 40_000, 240));
        Set<Long> planted = new HashSet<>();
        List<Text<Long>> texts = new ArrayList<>();
        large.voices()
                .filter(voice -> !voice.text().isEmpty())
                .forEach(voice -> {
                    texts.add(new Text<>(voice.number(), voice.text(), Stance.of(voice.stance())));
                    if (voice.campaign() != null) {
                        planted.add(voice.number());
                    }
                });
        long byChance =
                Duplicates.find(texts, Profile.STRICT).families().stream()
                        .flatMap(family -> family.members().stream())
                        .filter(number -> !planted.contains(number))
                        .count();
        assertTrue(byChance < texts.size() / 200, () -> byChance + " of " + texts.size());
    }

    @Test
    void inALargeNationFewMeetingsLookLikeOneOfTheSameDayByChance() {
        int meetings = 12_000;
        String register = new String(Sample.placesCsv(meetings), StandardCharsets.UTF_8);
        Settings large =
                Settings.of(
                        settings().units(),
                        Sample.places(register),
                        Sample.coalitions(),
                        Sample.organisations());
        assertTrue(alike(new Nation(large.sizes(20_000, meetings, 100, 10))) <= meetings / 100);
        assertTrue(alike(new Nation(settings().sizes(20_000, meetings, 100, 10))) > meetings / 100);
        assertArrayEquals(Sample.placesCsv(), Sample.placesCsv(400));
    }

    /// Pairs that the rule for likely doubles finds though nothing was planted.
    private static long alike(Nation nation) {
        Map<String, Long> seen = new HashMap<>();
        nation.meetings()
                .filter(it -> it.sameAs() == null)
                .map(it -> it.place() + it.date() + it.format() + it.audiences())
                .forEach(key -> seen.merge(key, 1L, Long::sum));
        return seen.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
    }

    @Test
    void questionsAreAnsweredInEveryLanguageOrNotAtAll() {
        var asked = NATION.questions().toList();
        long answered = asked.stream().filter(ask -> ask.answer() != null).count();
        assertEquals(240, asked.size());
        assertTrue(answered > 120 && answered < 200, () -> answered + " answered");
        for (var ask : asked) {
            var answer = ask.answer();
            if (answer != null) {
                assertEquals(Set.of("kk", "ru", "en"), answer.texts().keySet());
                assertTrue(answer.day().isAfter(ask.day()));
            }
        }
    }

    @Test
    void twoGroupsOfAnswersArePlantedAndStatementsAreAsLongAsTheFormAllows() {
        var statements = NATION.statements();
        assertEquals(24, statements.size());
        for (var it : statements) {
            int length = it.text().codePointCount(0, it.text().length());
            assertTrue(length >= 20 && length <= 280, it.text());
        }
        var answers = NATION.answers().toList();
        assertEquals(300, answers.stream().map(Nation.Answered::person).distinct().count());
        long first =
                IntStream.range(0, 300).filter(p -> NATION.conversation().group(p) == 0).count();
        assertTrue(first > 140 && first < 195, () -> first + " in the first group");
    }

    @Test
    void anotherRegisterOfPlacesIsEnough() {
        Place root = new Place("QZ", "", 0, "country", Map.of(), null);
        Place east = new Place("QZ-1", "QZ", 1, "region", Map.of(), null);
        Place west = new Place("QZ-2", "QZ", 1, "region", Map.of(), null);
        Nation there =
                new Nation(
                        Settings.of(
                                List.of(new Unit("sec_1", "h")),
                                List.of(root, east, west),
                                List.of(),
                                Sample.organisations()));
        Set<String> codes = Set.of("QZ", "QZ-1", "QZ-2");
        assertTrue(there.organisations().map(Organisation::place).allMatch(codes::contains));
        assertTrue(there.meetings().map(Meeting::place).allMatch(codes::contains));
        assertEquals("h", there.voice(7).hash());
    }

    @Test
    void aHundredThousandVoicesAreNothingSpecial() {
        Nation large = new Nation(settings().sizes(50_000, 10, 100_000, 10));
        long support = large.voices().parallel().filter(v -> v.stance().equals("support")).count();
        assertEquals(58_000, support, 800);
    }

    @Test
    void theTruthListsTheCampaignsAndTheSecondReports(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("truth.json");
        new Truth(NATION).write(file);
        String json = Files.readString(file);
        assertTrue(json.startsWith("{\"byLanguage\":{\"en\":{\"oppose\":\"0."), json);
        assertTrue(json.endsWith("}\n"));
        Voice one = NATION.voices().filter(v -> v.campaign() != null).findFirst().orElseThrow();
        assertTrue(json.contains("\"members\":[" + one.number() + ","), json);
        Meeting twice = NATION.meetings().filter(m -> m.sameAs() != null).findFirst().orElseThrow();
        assertTrue(json.contains("{\"event\":\"" + twice.id() + "\",\"sameAs\":"), json);
        new Truth(new Nation(settings())).write(folder.resolve("again.json"));
        assertEquals(-1, Files.mismatch(file, folder.resolve("again.json")));
    }

    @Test
    void aNationThatCannotBeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> settings().sizes(3, 1, 1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> settings().days(LocalDate.of(2031, 2, 1), LocalDate.of(2031, 1, 1)));
    }
}
