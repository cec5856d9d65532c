package org.kenes.sample;

import org.kenes.sample.Nation.Answered;
import org.kenes.sample.Nation.Thesis;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Statements and answers to them. Two groups of answers are planted: on some statements one agrees
/// and the other disagrees, on others both agree, on the rest there is no pattern. Which group
/// somebody is in depends on nothing else about them.
final class Conversation {
    /// One card for so many opinions.
    private static final int OPINIONS_PER_CARD = 10;

    /// Chances in a hundred: to be in the first group, to answer a statement at all, to pass.
    private static final int FIRST = 56;

    private static final int ANSWERS = 65;
    private static final int PASSES = 8;

    /// Chances in a hundred to agree, of those who do not pass.
    private static final int MOST = 86;

    private static final int FEW = 15;
    private static final int HALF = 50;

    private static final int GROUP = 0;
    private static final int SEES = 100;
    private static final int VALUE = 1_000;
    private static final int PASS = 2_000;

    private record Line(String role, Thesis thesis) {}

    private final Settings settings;
    private final Draws draws;
    private final List<Line> lines;

    Conversation(Settings settings) {
        this.settings = settings;
        draws = new Draws(settings.seed(), "card");
        List<String[]> rows =
                Resources.text("statements.tsv")
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .skip(1)
                        .map(line -> line.split("\t", -1))
                        .filter(cells -> settings.languages().contains(cells[1]))
                        .toList();
        lines =
                IntStream.range(0, rows.size())
                        .mapToObj(i ->
                                new Line(
                                        rows.get(i)[0],
                                        new Thesis(i, rows.get(i)[1], rows.get(i)[2])))
                        .toList();
    }

    List<Thesis> statements() {
        return lines.stream().map(Line::thesis).toList();
    }

    int cards() {
        return (int) Math.min(settings.people(), settings.opinions() / OPINIONS_PER_CARD);
    }

    /// 0 or 1.
    int group(long person) {
        return draws.percent(person, GROUP, FIRST) ? 0 : 1;
    }

    /// Person by person; statements in their order.
    Stream<Answered> answers() {
        return IntStream.range(0, cards())
                .boxed()
                .flatMap(person ->
                        lines.stream()
                                .filter(line -> sees(person, line))
                                .map(line -> answer(person, line)));
    }

    private boolean sees(long person, Line line) {
        return draws.percent(person, SEES + (int) line.thesis().number(), ANSWERS);
    }

    private Answered answer(long person, Line line) {
        int number = (int) line.thesis().number();
        int chance =
                switch (line.role()) {
                    case "shared" -> MOST;
                    case "one" -> group(person) == 0 ? MOST : FEW;
                    case "other" -> group(person) == 0 ? FEW : MOST;
                    case "open" -> HALF;
                    default -> throw new IllegalStateException("no such role: " + line.role());
                };
        int value =
                draws.percent(person, PASS + number, PASSES)
                        ? 0
                        : draws.percent(person, VALUE + number, chance) ? 1 : -1;
        long days = ChronoUnit.DAYS.between(settings.from(), settings.to()) + 1;
        LocalDate day = settings.from().plusDays(person * days / Math.max(1, cards()));
        return new Answered(person, number, value, day);
    }
}
