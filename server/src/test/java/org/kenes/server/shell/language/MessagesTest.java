package org.kenes.server.shell.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessageFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kenes.dataset.figure.Figure;
import org.kenes.dataset.figure.FigureDefinition;
import org.kenes.dataset.figure.Figures;
import org.kenes.server.shell.Problem;
import org.kenes.testkit.SharedData;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The words of the interface: the same in all languages, from one vocabulary, and none that claims
/// more than the record can show.
class MessagesTest {
    /// Exceptions, each with its reason: the sentence that says what the answers are not, and the
    /// words for having no position, which are no answer of a ballot.
    private static final Set<String> EXCEPTIONS =
            Set.of("term.selfselected", "term.stance.neutral");

    /// Where polls that others took are called by their name, which figures of ours never are.
    private static final List<String> POLLS_OF_OTHERS =
            List.of("release.poll.", "account.bench.polls", "csv.poll-");

    @ParameterizedTest
    @EnumSource(Lang.class)
    void everyLanguageHasTheSameMessagesWithTheSameArguments(Lang lang) {
        Messages first = Messages.load(Lang.KK);
        Messages other = Messages.load(lang);
        assertThat(other.patterns().keySet()).isEqualTo(first.patterns().keySet());
        for (String key : other.patterns().keySet()) {
            assertThat(new TreeSet<>(other.argumentsOf(key)))
                    .as(lang + " " + key)
                    .isEqualTo(new TreeSet<>(first.argumentsOf(key)));
            assertThat(other.patterns().get(key)).as(lang + " " + key).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void everyProblemHasItsWords(Problem problem) {
        Messages messages = Messages.load(Lang.EN);
        for (String part : List.of("title", "what", "next")) {
            assertThat(messages.text("shell.problem." + problem.code() + "." + part)).isNotBlank();
        }
    }

    @Test
    void everyPopulationAndEveryDimensionOfAFigureHasItsName() {
        Messages messages = Messages.load(Lang.EN);
        for (Figure figure : Figures.builtIn().all()) {
            FigureDefinition is = figure.definition();
            assertThat(messages.text("release.universe." + is.universe())).isNotBlank();
            for (String dimension : is.dimensions()) {
                assertThat(messages.text("release.dim." + dimension)).isNotBlank();
            }
        }
    }

    @Test
    void aMissingMessageOrArgumentIsAnException() {
        Messages messages = Messages.load(Lang.RU);
        assertThatThrownBy(() -> messages.text("shell.nothing"))
                .hasMessageContaining("shell.nothing");
        assertThatThrownBy(() -> messages.text("shell.run-by")).hasMessageContaining("body");
        assertThat(messages.text("shell.run-by", "body", "<b>")).isEqualTo("Проводит: <b>");
    }

    @Test
    void theVocabularyIsThatOfTheSpecification() {
        for (Lang lang : Lang.values()) {
            Map<String, String> patterns = Messages.load(lang).patterns();
            for (var term : SharedData.csv("experience/terms.csv")) {
                assertThat(patterns)
                        .containsEntry("term." + term.get("key"), term.get(lang.code()));
            }
        }
    }

    @Test
    void noMessageHasAForbiddenWord() {
        List<String> found = new ArrayList<>();
        for (var rule : SharedData.csv("experience/forbidden-words.csv")) {
            List<String> areas = Arrays.asList(rule.getOrDefault("where", "").split(","));
            Pattern pattern =
                    Pattern.compile(
                            "(?U)" + rule.get("pattern"),
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            Lang lang = Lang.of(rule.getOrDefault("lang", "")).orElseThrow();
            Messages.load(lang)
                    .patterns()
                    .forEach((key, text) -> {
                        boolean concerned =
                                areas.contains("ui")
                                        || (areas.contains("dialogue")
                                                && key.startsWith("dialogue."))
                                        || (areas.contains("figure")
                                                && key.startsWith("release.figure"))
                                        || (areas.contains("stance")
                                                && key.startsWith("term.stance."));
                        if (concerned
                                && !EXCEPTIONS.contains(key)
                                && POLLS_OF_OTHERS.stream().noneMatch(key::startsWith)
                                && pattern.matcher(text).find()) {
                            found.add(lang.code() + " " + key + ": " + text);
                        }
                    });
        }
        assertThat(found).isEmpty();
    }

    @Test
    void pluralsComeOutAsTheLanguageWritesThem() {
        for (var row : SharedData.csv("experience/plurals.csv")) {
            Lang lang = Lang.of(row.getOrDefault("lang", "")).orElseThrow();
            Messages one = new Messages(lang, Map.of("test", row.getOrDefault("pattern", "")));
            assertThat(one.text("test", "n", new BigDecimal(row.getOrDefault("n", ""))))
                    .isEqualTo(spelled(row.getOrDefault("expected", "")));
        }
    }

    @Test
    void numbersDatesListsAndNamesComeOutAsTheLanguageWritesThem() {
        for (var row : SharedData.csv("experience/formats.csv")) {
            Lang lang = Lang.of(row.getOrDefault("lang", "")).orElseThrow();
            Formats formats = new Formats(lang, ZoneId.of("Asia/Almaty"));
            String input = row.getOrDefault("input", "");
            String what = row.getOrDefault("what", "");
            String written =
                    switch (what) {
                        case "percent" -> formats.percent(new BigDecimal(input));
                        case "integer" -> formats.number(Long.parseLong(input));
                        case "date-long" -> formats.date(LocalDate.parse(input));
                        case "day-and-time" ->
                                formats.dayAndTime(OffsetDateTime.parse(input).toInstant());
                        case "list" -> formats.list(Arrays.asList(input.split("\\|")));
                        case "sort" ->
                                Arrays.stream(input.split(" "))
                                        .sorted(formats.collation())
                                        .reduce((a, b) -> a + " " + b)
                                        .orElseThrow();
                        default -> throw new AssertionError("unknown: " + what);
                    };
            assertThat(written)
                    .as(what + " " + lang)
                    .isEqualTo(spelled(row.getOrDefault("expected", "")));
        }
    }

    @Test
    void aMessageIsSafeForManyThreads() throws Exception {
        Messages messages = Messages.load(Lang.RU);
        List<Thread> threads = new ArrayList<>();
        List<String> wrong = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 1; i <= 8; i++) {
            int n = i;
            String expected = new MessageFormat("{n}", Lang.RU.locale()).format(Map.of("n", n));
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                for (int k = 0; k < 200; k++) {
                                    String text = messages.text("shell.problem.wait", "n", n);
                                    if (!text.contains(" " + expected + " ")) {
                                        wrong.add(text);
                                    }
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wrong).isEmpty();
    }

    private static String spelled(String expected) {
        return expected.replace("\\u00A0", "\u00a0").replace("\\u202F", "\u202f");
    }
}
