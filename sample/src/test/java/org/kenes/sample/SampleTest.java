package org.kenes.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.sample.Nation.Coalition;
import org.kenes.sample.Nation.Organisation;
import org.kenes.sample.Nation.Place;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

class SampleTest {
    private static final Pattern HEADING =
            Pattern.compile("(Chapter|Глава|Article|Статья) (\\d+)\\.|(\\d+)-(тарау|бап)\\.");
    private static final Pattern MARK = Pattern.compile("\\d+[.)] ");

    private static List<String> structure(String language) {
        List<String> units = new ArrayList<>();
        for (String line : body(language).lines().toList()) {
            Matcher heading = HEADING.matcher(line);
            Matcher mark = MARK.matcher(line);
            if (heading.lookingAt()) {
                boolean before = heading.group(1) != null;
                String word = before ? heading.group(1) : heading.group(4);
                boolean article = Set.of("Article", "Статья", "бап").contains(word);
                units.add((article ? "art " : "chp ") + heading.group(before ? 2 : 3));
            } else if (mark.lookingAt()) {
                units.add(mark.group());
            } else if (!line.isBlank()) {
                units.add("text");
            }
        }
        return units;
    }

    private static String body(String language) {
        String law = new String(Sample.law(language), StandardCharsets.UTF_8);
        return law.substring(law.indexOf("\n---\n") + 5);
    }

    @Test
    void theLawHasOneStructureInAllLanguages() {
        List<String> english = structure("en");
        assertEquals(english, structure("kk"));
        assertEquals(english, structure("ru"));
        assertEquals(24, english.stream().filter(unit -> unit.startsWith("art ")).count());
        assertEquals(4, english.stream().filter(unit -> unit.startsWith("chp ")).count());
    }

    @Test
    void noLatinLetterHidesAmongCyrillicOnes() {
        Pattern mixed = Pattern.compile("\\p{IsLatin}\\p{IsCyrillic}|\\p{IsCyrillic}\\p{IsLatin}");
        for (String file :
                List.of(
                        "law.kk.txt",
                        "law.ru.txt",
                        "places.csv",
                        "organisations.csv",
                        "coalitions.csv",
                        "phrases.tsv",
                        "answers.csv",
                        "statements.tsv",
                        "release/text.kk.md",
                        "release/text.ru.md")) {
            assertFalse(mixed.matcher(Resources.text(file)).find(), file);
        }
        assertFalse(Pattern.compile("\\p{IsLatin}").matcher(body("kk")).find());
        assertFalse(Pattern.compile("\\p{IsLatin}").matcher(body("ru")).find());
        assertFalse(Pattern.compile("[әіңғүұқөһ]").matcher(body("ru")).find());
    }

    @Test
    void thePlacesAreATreeAndTheRegionsHaveTilesOfTheirOwn() {
        Map<String, Place> byCode =
                Sample.places().stream().collect(Collectors.toMap(Place::code, place -> place));
        for (Place place : byCode.values()) {
            Place parent = byCode.get(place.parent());
            assertTrue(
                    place.level() == 0 || (parent != null && parent.level() < place.level()),
                    place.code());
            assertTrue(place.population() != null && place.population() > 0, place.code());
            assertFalse(place.names().containsValue(""), place.code());
        }
        List<Map<String, String>> regions =
                Rows.of(Resources.text("places.csv")).stream()
                        .filter(row -> "1".equals(row.get("level")))
                        .toList();
        Set<String> tiles = new HashSet<>();
        regions.forEach(row -> tiles.add(row.get("tile_col") + "," + row.get("tile_row")));
        assertEquals(12, regions.size());
        assertEquals(12, tiles.size());
    }

    @Test
    void theTwoCoalitionsAreMirrorImages() {
        List<Coalition> coalitions = Sample.coalitions();
        assertEquals(
                List.of("support", "oppose"),
                coalitions.stream().map(Coalition::position).toList());
        List<List<String>> kinds =
                coalitions.stream()
                        .map(coalition ->
                                Sample.organisations().stream()
                                        .filter(one -> coalition.id().equals(one.coalition()))
                                        .map(one -> one.kind() + " " + one.role())
                                        .sorted()
                                        .toList())
                        .toList();
        assertEquals(kinds.getFirst(), kinds.getLast());
        assertEquals(
                5,
                Sample.organisations().stream().filter(one -> one.kind().equals("party")).count());
    }

    @Test
    void everyOrganisationIsSomewhereAndBranchesHaveAParent() {
        Set<String> places = Sample.places().stream().map(Place::code).collect(Collectors.toSet());
        Set<String> ids =
                Sample.organisations().stream().map(Organisation::id).collect(Collectors.toSet());
        for (Organisation one : Sample.organisations()) {
            assertTrue(one.place() != null && places.contains(one.place()), one.id());
            assertEquals(one.role().equals("branch"), one.parent() != null, one.id());
            assertTrue(one.parent() == null || ids.contains(one.parent()), one.id());
        }
    }

    @Test
    void reasonsForAndAgainstAreOfOneNumberAndNearlyOneLength() {
        for (String language : Sample.LANGUAGES) {
            int column = 1 + Sample.LANGUAGES.indexOf(language);
            Map<String, List<String>> slots =
                    Resources.text("phrases.tsv")
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .skip(1)
                            .map(line -> line.split("\t", -1))
                            .collect(
                                    Collectors.groupingBy(
                                            cells -> cells[0],
                                            Collectors.mapping(
                                                    cells -> cells[column], Collectors.toList())));
            for (List<String> pair :
                    List.of(
                            List.of("for", "against"),
                            List.of("open-support", "open-oppose"),
                            List.of("campaign-support", "campaign-oppose"))) {
                List<String> one = slots.getOrDefault(pair.getFirst(), List.of());
                List<String> other = slots.getOrDefault(pair.getLast(), List.of());
                assertEquals(one.size(), other.size(), pair.toString());
                double length = String.join("", one).length();
                assertEquals(1, String.join("", other).length() / length, .15, pair + language);
            }
        }
    }

    @Test
    void theReleaseBindsTheSameFiguresAndClaimsInAllLanguages(@TempDir Path folder)
            throws IOException {
        for (Sample.Release release : Sample.Release.values()) {
            Path target = folder.resolve(release.name());
            release.copyTo(target);
            String yaml = Files.readString(target.resolve("release.yaml"));
            Set<Set<String>> marks = new HashSet<>();
            for (String language : Sample.LANGUAGES) {
                String text = Files.readString(target.resolve("text." + language + ".md"));
                Set<String> found = new TreeSet<>();
                Matcher mark =
                        Pattern.compile("\\]\\{([a-z0-9]+)\\}|\\{\\{([^ |}#]+)").matcher(text);
                while (mark.find()) {
                    found.add(mark.group(1) != null ? mark.group(1) : mark.group(2));
                    if (mark.group(1) != null) {
                        assertTrue(yaml.contains("\n  " + mark.group(1) + ": {"), mark.group(1));
                    }
                }
                marks.add(found);
            }
            assertEquals(1, marks.size(), release + ": " + marks);
        }
    }

    @Test
    void outsidePlaceholdersTheReleaseHasNoDigits(@TempDir Path folder) throws IOException {
        Sample.Release.FIRST.copyTo(folder);
        for (String language : Sample.LANGUAGES) {
            String text = Files.readString(folder.resolve("text." + language + ".md"));
            String bare = text.replaceAll("\\{\\{[^}]*\\}\\}|\\]\\{[^}]*\\}", "");
            assertFalse(Pattern.compile("\\d").matcher(bare).find(), language);
        }
    }

    @Test
    void everyDecisionAboutAProposalHasItsReasonInThreeLanguages() {
        for (Sample.Proposal it : Sample.proposals()) {
            boolean decided = !it.decision().isEmpty() && !it.decision().equals("under-review");
            assertEquals(3, it.reasons().size());
            for (String reason : it.reasons().values()) {
                assertTrue(decided ? reason.length() >= 40 : reason.isEmpty(), it.eId());
            }
        }
        assertEquals(
                Set.of("accepted", "partly", "declined", "out-of-scope", "under-review", ""),
                Sample.proposals().stream()
                        .map(Sample.Proposal::decision)
                        .collect(Collectors.toSet()));
    }
}
