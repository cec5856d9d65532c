package org.kenes.server.release.poll;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.release.CutTables;
import org.kenes.server.release.Numbers;
import org.kenes.server.release.Numbers.Newest;
import org.kenes.server.release.law.LegalCalendar;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Polls of others as everybody sees them.
@RestController
class PollPages {
    /// Column → name of the field in a notice, in the order of the page.
    private static final Map<String, String> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("years_of_practice", "yearsOfPractice");
        FIELDS.put("notice_ref", "noticeRef");
        FIELDS.put("ordered_by", "orderedBy");
        FIELDS.put("paid_by", "paidBy");
        FIELDS.put("field_from", "fieldFrom");
        FIELDS.put("field_to", "fieldTo");
        FIELDS.put("method", "method");
        FIELDS.put("n", "n");
        FIELDS.put("margin_of_error", "marginOfError");
        FIELDS.put("source", "source");
    }

    private final Polls polls;
    private final CutTables tables;
    private final Numbers numbers;
    private final LegalCalendar calendar;
    private final Views views;

    PollPages(Polls polls, CutTables tables, Numbers numbers, LegalCalendar calendar, Views views) {
        this.polls = polls;
        this.tables = tables;
        this.numbers = numbers;
        this.calendar = calendar;
        this.views = views;
    }

    @GetMapping("/{lang}/polls")
    ResponseEntity<byte[]> page(@PathVariable Lang lang, HttpServletRequest request) {
        String title = views.messages(lang).text("release.poll.title");
        Page page = views.page(lang, request, Section.FIGURES, title);
        Map<String, Map<String, String>> questions = polls.questions();
        List<PollView.Poll> all =
                tables.rows("polls").stream()
                        .map(row ->
                                poll(page, row, questions.getOrDefault(row.get("poll"), Map.of())))
                        .toList();
        PollView view = new PollView.All(all, numbers.newest().map(Newest::stamp).orElse(null));
        return views.html(page, Caching.PUBLIC, "release/poll/polls.jte", view);
    }

    private PollView.Poll poll(Page page, Map<String, String> row, Map<String, String> question) {
        String id = row.getOrDefault("poll", "");
        String entity = row.getOrDefault("entity", "");
        List<PollView.Item> items =
                tables.rows("poll_results").stream()
                        .filter(item -> id.equals(item.get("poll")))
                        .map(item -> item(page, item))
                        .toList();
        Map<String, Object> notice = new HashMap<>();
        notice.put("entity", entity);
        notice.put("exactQuestion", question);
        notice.put("base", items.isEmpty() ? "" : items.getFirst().base());
        Map<String, String> fields = new LinkedHashMap<>();
        FIELDS.forEach((column, name) -> {
            String cell = row.getOrDefault(column, "");
            if (!cell.isEmpty()) {
                boolean years = column.equals("years_of_practice");
                notice.put(name, years ? Long.valueOf(cell) : cell);
                fields.put(name, words(page, column, cell));
            }
        });
        return new PollView.Poll(
                id,
                entity.isEmpty() ? id : entity,
                question,
                fields,
                calendar.profile().missingInNotice(notice),
                items);
    }

    private static String words(Page page, String column, String cell) {
        return switch (column) {
            case "field_from", "field_to" -> page.formats().date(LocalDate.parse(cell));
            case "n" -> page.number(Long.parseLong(cell));
            case "margin_of_error" -> decimal(page, cell);
            default -> cell;
        };
    }

    private static PollView.Item item(Page page, Map<String, String> row) {
        String size = row.getOrDefault("base_n", "");
        String composition = row.getOrDefault("composition", "none");
        return new PollView.Item(
                row.getOrDefault("item", ""),
                composition.equals("none")
                        ? List.of()
                        : Arrays.asList(composition.split("\\+", -1)),
                row.getOrDefault("base", ""),
                size.isEmpty() ? "" : page.number(Long.parseLong(size)),
                page.text(
                        "release.poll.percent", "n", decimal(page, row.getOrDefault("pct", "0"))));
    }

    private static String decimal(Page page, String number) {
        return page.formats().number(new BigDecimal(number).stripTrailingZeros());
    }
}
