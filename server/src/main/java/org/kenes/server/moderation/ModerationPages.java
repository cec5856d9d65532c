package org.kenes.server.moderation;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.PlainText;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// What everybody may see of moderation: the log, the rules, and the way to appeal.
@RestController
class ModerationPages {
    private static final int MOST_ROWS = 100_000;

    private final Decisions decisions;
    private final Appeals appeals;
    private final Views views;

    ModerationPages(Decisions decisions, Appeals appeals, Views views) {
        this.decisions = decisions;
        this.appeals = appeals;
        this.views = views;
    }

    @GetMapping("/{lang}/moderation")
    ResponseEntity<byte[]> log(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request) {
        boolean known = rule.isEmpty() || ModerationView.RULES.contains(rule);
        if (!known || !after.matches("[0-9]{0,18}")) {
            return views.refuse(request, Refusal.of(Problem.BAD_REQUEST));
        }
        Page page = page(lang, request, "moderation.log");
        long before = after.isEmpty() ? Long.MAX_VALUE : Long.parseLong(after);
        List<Decisions.Decision> found = decisions.page(rule, before, Decisions.PAGE + 1);
        boolean more = found.size() > Decisions.PAGE;
        List<Decisions.Decision> shown = more ? found.subList(0, Decisions.PAGE) : found;
        String list = page.link("moderation") + (rule.isEmpty() ? "?" : "?rule=" + rule + "&");
        var pager =
                new Piece.Pager(
                        more ? list + "after=" + shown.getLast().id() : null,
                        after.isEmpty() ? null : list.substring(0, list.length() - 1));
        var view =
                new ModerationView.Log(
                        rule, shown.stream().map(it -> line(page, it)).toList(), pager);
        return views.html(page, Caching.PUBLIC, "moderation/log.jte", view);
    }

    /// The same log for programs, newest first.
    @GetMapping("/{lang}/moderation.csv")
    ResponseEntity<byte[]> csv(@PathVariable Lang lang) {
        StringBuilder csv = new StringBuilder("code,kind,day,action,rule,reason,by,appeal\r\n");
        for (Decisions.Decision it : decisions.page("", Long.MAX_VALUE, MOST_ROWS)) {
            csv.append(it.code()).append(',').append(it.kind()).append(',').append(day(it));
            csv.append(',').append(it.action()).append(',').append(it.rule()).append(",\"");
            csv.append(it.reason().replace("\"", "\"\"")).append("\",").append(it.by());
            csv.append(',').append(appeal(it)).append("\r\n");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_LANGUAGE, lang.code())
                .header(HttpHeaders.CACHE_CONTROL, views.cacheControl(Caching.PUBLIC))
                .body(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/{lang}/moderation/rules")
    ResponseEntity<byte[]> rules(@PathVariable Lang lang, HttpServletRequest request) {
        Page page = page(lang, request, "moderation.rules");
        return views.html(page, Caching.PUBLIC, "moderation/rules.jte");
    }

    @GetMapping("/{lang}/c/{code}/appeal")
    ResponseEntity<byte[]> appeal(
            @PathVariable Lang lang, @PathVariable String code, HttpServletRequest request) {
        if (decisions.latest(code).isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Page page = page(lang, request, "moderation.appeal");
        return views.html(
                page, Caching.PUBLIC, "moderation/appeal.jte", view(page, code, "", List.of()));
    }

    @PostMapping("/{lang}/c/{code}/appeal")
    ResponseEntity<byte[]> file(
            @PathVariable Lang lang,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest request) {
        if (!(PlainText.of(words, Appeals.SHORTEST, Appeals.LONGEST)
                instanceof PlainText.Accepted accepted)) {
            Page page = page(lang, request, "moderation.appeal");
            String message = page.text("moderation.appeal.length");
            var errors = List.of(new Refusal.FieldError("words", "length", message));
            return views.invalid(page, "moderation/appeal.jte", view(page, code, words, errors));
        }
        return switch (appeals.file(code, accepted.text())) {
            case DONE -> views.seeOther("/" + lang.code() + "/c/" + code + "/appeal");
            case NOTHING_HIDDEN ->
                    views.refuse(
                            request, Refusal.of(Problem.NOT_FOUND).withTyped(Views.typed(request)));
            case ALREADY, OWN_DECISION ->
                    views.refuse(
                            request,
                            Refusal.of(Problem.ALREADY_ENDED).withTyped(Views.typed(request)));
        };
    }

    private ModerationView.Appeal view(
            Page page, String code, String typed, List<Refusal.FieldError> errors) {
        var words =
                Piece.Field.text(
                                "words", page.text("moderation.appeal.why"), typed, Appeals.LONGEST)
                        .withHint(page.text("moderation.appeal.why.hint"))
                        .withErrors(errors);
        ModerationView.Line line =
                decisions
                        .latest(code)
                        .filter(Decisions.Decision::hides)
                        .map(it -> line(page, it))
                        .orElse(null);
        return new ModerationView.Appeal(code, line, errors, words);
    }

    private Page page(Lang lang, HttpServletRequest request, String title) {
        return views.page(lang, request, Section.NONE, views.messages(lang).text(title));
    }

    static ModerationView.Line line(Page page, Decisions.Decision it) {
        return new ModerationView.Line(
                it.code(),
                it.kind(),
                page.formats().date(day(it)),
                it.action(),
                it.rule() == null ? "" : it.rule().name(),
                it.reason(),
                it.by(),
                appeal(it));
    }

    private static LocalDate day(Decisions.Decision it) {
        return it.at().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static String appeal(Decisions.Decision it) {
        if (it.appeal() == null) {
            return "";
        }
        return it.outcome() == null ? "waiting" : it.outcome();
    }
}
