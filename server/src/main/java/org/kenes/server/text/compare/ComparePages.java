package org.kenes.server.text.compare;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.table.ComparativeTable;
import org.kenes.lawtext.table.TableFiles;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.language.Messages;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One published version against another, the law in force among them: as a page, and as the
/// comparative table that lawyers work with.
@RestController
class ComparePages {
    private static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Drafts drafts;
    private final Comparisons comparisons;
    private final Views views;

    ComparePages(Drafts drafts, Comparisons comparisons, Views views) {
        this.drafts = drafts;
        this.comparisons = comparisons;
        this.views = views;
    }

    /// Two versions and the language in which they are compared.
    private record Chosen(Text before, Text after, String language) {
        /// Whether both exist in that language.
        boolean comparable() {
            return before.draft().languages().contains(language)
                    && after.draft().languages().contains(language);
        }
    }

    @GetMapping("/{lang}/text/compare")
    ResponseEntity<byte[]> compare(
            @PathVariable Lang lang,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "false") boolean all,
            HttpServletRequest request) {
        Optional<Chosen> chosen = choose(lang, from, to);
        if (chosen.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Chosen it = chosen.get();
        Page page =
                views.page(
                        lang,
                        request,
                        Section.TEXT,
                        views.messages(lang).text("text.compare.title"));
        return views.html(page, Caching.PUBLIC, "text/compare.jte", view(page, it, all));
    }

    private CompareView view(Page page, Chosen it, boolean all) {
        List<CompareView.Version> versions = new ArrayList<>();
        for (String id : drafts.ids()) {
            drafts.find(id)
                    .ifPresent(text -> versions.add(new CompareView.Version(id, name(page, text))));
        }
        boolean two = !it.before().draft().id().equals(it.after().draft().id());
        CompareView.Result result = null;
        if (two && it.comparable()) {
            boolean current = versions.getLast().id().equals(it.after().draft().id());
            var comparison = comparisons.of(it.before(), it.after(), it.language());
            result =
                    new ComparedText(comparison, current, page)
                            .result(name(page, it.before()), name(page, it.after()));
        }
        return new CompareView(
                versions,
                it.before().draft().id(),
                it.after().draft().id(),
                it.language(),
                all,
                result);
    }

    static String name(Page page, Text text) {
        return page.text(
                "text.compare.version",
                "date",
                page.formats().date(text.draft().publishedOn()),
                "status",
                page.text("text.status." + text.draft().status()));
    }

    /// Without a choice: the current version against the one before it.
    private Optional<Chosen> choose(Lang lang, @Nullable String from, @Nullable String to) {
        List<String> ids = drafts.ids();
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        String after = to == null ? ids.getLast() : to;
        int place = ids.indexOf(after);
        String before = from == null ? ids.get(Math.max(0, place - 1)) : from;
        return drafts.find(before)
                .flatMap(old ->
                        drafts.find(after)
                                .map(now -> new Chosen(old, now, language(lang, old, now))));
    }

    /// The page's, if both have it, else the first that both have.
    private static String language(Lang lang, Text before, Text after) {
        List<String> common = new ArrayList<>(after.draft().languages());
        common.retainAll(before.draft().languages());
        return common.isEmpty() || common.contains(lang.code()) ? lang.code() : common.getFirst();
    }

    @GetMapping("/{lang}/text/compare.{format:csv|docx|html}")
    ResponseEntity<byte[]> table(
            @PathVariable Lang lang,
            @PathVariable String format,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request) {
        return choose(lang, from, to)
                .filter(Chosen::comparable)
                .map(it -> file(it, format))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    private ResponseEntity<byte[]> file(Chosen it, String format) {
        var comparison = comparisons.of(it.before(), it.after(), it.language());
        var table = named(ComparativeTable.of(comparison, Map.of(), false), it);
        return switch (format) {
            case "csv" -> file(it, "text/csv;charset=UTF-8", "csv", TableFiles.csv(table));
            case "docx" -> file(it, DOCX, "docx", TableFiles.docx(table));
            case "html" -> file(it, "text/html;charset=UTF-8", "html", TableFiles.html(table));
            default -> throw new IllegalArgumentException(format);
        };
    }

    /// The usual heads of the columns say that the old wording is in force; that is so for few
    /// pairs of versions.
    private ComparativeTable named(ComparativeTable table, Chosen it) {
        Optional<Lang> words = Lang.of(it.language());
        if (it.before().draft().status().equals("in-force") || words.isEmpty()) {
            return table;
        }
        Messages messages = views.messages(words.get());
        List<String> columns = new ArrayList<>(table.columns());
        columns.set(2, messages.text("text.compare.from"));
        columns.set(3, messages.text("text.compare.to"));
        return table.withColumns(columns);
    }

    private static ResponseEntity<byte[]> file(Chosen it, String type, String end, byte[] body) {
        String name =
                it.before().draft().id() + "-" + it.after().draft().id() + "." + it.language();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "." + end)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=30")
                .body(body);
    }
}
