package org.kenes.server.release.poll;

import org.kenes.dataset.entry.ReleaseEntry.PollItem;
import org.kenes.dataset.entry.ReleaseEntry.PollNotice;
import org.kenes.server.shell.csv.Cells;
import org.kenes.server.shell.csv.CsvFile;
import org.kenes.server.shell.csv.CsvProblem;
import org.kenes.server.shell.csv.CsvRow;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads polls and their numbers in the layout of the public tables `polls` and `poll_results`,
/// with the words of the question beside them. Both files are taken whole or not at all.
final class PollFiles {
    static final List<String> POLL = List.of("poll");
    static final List<String> POLL_PARTS =
            List.of(
                    "entity",
                    "years_of_practice",
                    "notice_ref",
                    "ordered_by",
                    "paid_by",
                    "field_from",
                    "field_to",
                    "method",
                    "n",
                    "margin_of_error",
                    "source",
                    "question_kk",
                    "question_ru",
                    "question_en");
    static final List<String> RESULT = List.of("poll", "item", "composition", "base", "pct");
    static final List<String> RESULT_PARTS = List.of("base_n");

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern COMPOSITION =
            Pattern.compile("none|(support|partly|oppose)(\\+(support|partly|oppose)){0,2}");
    private static final List<String> BASES = List.of("respondents", "respondents-aware", "voters");
    private static final long MOST = 2_000_000_000L;
    private static final int YEARS = 500;
    private static final int PERCENT = 100;

    sealed interface Reading {
        record Good(List<PollNotice> polls) implements Reading {}

        record Bad(List<CsvProblem> problems) implements Reading {}
    }

    private PollFiles() {}

    static Reading read(byte[] polls, byte[] results) {
        CsvFile numbers = CsvFile.read(results, RESULT, RESULT_PARTS);
        Map<String, Map<String, PollItem>> items = new TreeMap<>();
        Map<String, Cells> first = new TreeMap<>();
        for (CsvRow row : numbers.rows()) {
            Cells cells = numbers.cells(row);
            String poll = cells.matching("poll", ID);
            first.putIfAbsent(poll, cells);
            item(cells, items.computeIfAbsent(poll, _ -> new TreeMap<>()));
        }
        CsvFile file = CsvFile.read(polls, POLL, POLL_PARTS);
        List<PollNotice> notices = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (CsvRow row : file.rows()) {
            Cells cells = file.cells(row);
            String poll = cells.matching("poll", ID);
            if (!seen.add(poll)) {
                cells.problem("poll", "code-twice", poll);
            }
            Map<String, PollItem> of = items.getOrDefault(poll, Map.of());
            if (of.isEmpty()) {
                cells.problem("poll", "poll-without-numbers", poll);
            }
            notices.add(notice(cells, poll, List.copyOf(of.values())));
        }
        first.forEach((poll, cells) -> {
            if (!seen.contains(poll)) {
                cells.problem("poll", "poll-unknown", poll);
            }
        });
        List<CsvProblem> problems =
                Stream.concat(file.problems().stream(), numbers.problems().stream()).toList();
        return problems.isEmpty() ? new Reading.Good(notices) : new Reading.Bad(problems);
    }

    private static void item(Cells cells, Map<String, PollItem> items) {
        String item = cells.matching("item", ID);
        String composition = cells.matching("composition", COMPOSITION);
        String base = cells.oneOf("base", BASES);
        Long size = cells.whole("base_n", 0, MOST);
        cells.required("pct");
        BigDecimal percent = cells.decimal("pct", 0, PERCENT);
        if (percent != null
                && items.put(item, new PollItem(item, composition, base, size, percent)) != null) {
            cells.problem("item", "code-twice", item);
        }
    }

    private static PollNotice notice(Cells cells, String poll, List<PollItem> items) {
        LocalDate from = cells.date("field_from");
        LocalDate to = cells.date("field_to");
        if (from != null && to != null && to.isBefore(from)) {
            cells.problem("field_to", "ends-before-it-begins", to.toString());
        }
        Map<String, String> question = new TreeMap<>();
        for (String lang : List.of("kk", "ru", "en")) {
            String words = cells.text("question_" + lang);
            if (!words.isEmpty()) {
                question.put(lang, words);
            }
        }
        return new PollNotice(
                poll,
                cells.optional("entity"),
                cells.whole("years_of_practice", 0, YEARS),
                cells.optional("notice_ref"),
                cells.optional("ordered_by"),
                cells.optional("paid_by"),
                from,
                to,
                cells.optional("method"),
                question,
                cells.whole("n", 1, MOST),
                cells.decimal("margin_of_error", 0, PERCENT),
                cells.optional("source"),
                items);
    }
}
