package org.kenes.server.text.compare;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.compare.Row;
import org.kenes.lawtext.compare.Unit;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Titles;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one article said in every version before, the law in force among them.
@RestController
class ChangesPages {
    private final Drafts drafts;
    private final Comparisons comparisons;
    private final Views views;

    ChangesPages(Drafts drafts, Comparisons comparisons, Views views) {
        this.drafts = drafts;
        this.comparisons = comparisons;
        this.views = views;
    }

    @GetMapping("/{lang}/text/{eId}/changes")
    ResponseEntity<byte[]> changes(
            @PathVariable Lang lang, @PathVariable String eId, HttpServletRequest request) {
        Optional<Text> current = drafts.current();
        if (current.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Text text = current.get();
        String shown = text.shownIn(lang.code());
        return text.in(shown)
                .row(eId)
                .flatMap(row -> text.provision(shown, row.unit()))
                .filter(unit -> !unit.kind().isContainer())
                .map(unit -> {
                    Page page =
                            views.page(
                                    lang,
                                    request,
                                    Section.TEXT,
                                    views.messages(lang).text("text.changes.title"));
                    var view =
                            new ChangesView(
                                    unit.eId(),
                                    Titles.of(unit, page.messages()),
                                    shown,
                                    differences(page, text, unit.eId()),
                                    earlier(page, text, shown, unit.eId()));
                    return views.html(page, Caching.PUBLIC, "text/changes.jte", view);
                })
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    private List<String> differences(Page page, Text text, String unit) {
        var reader = org.kenes.lawtext.Lang.of(page.lang().code());
        return comparisons.parity(text).stream()
                .flatMap(it -> it.findings().stream())
                .filter(it -> it.unit().equals(unit))
                .map(it -> it.message(reader))
                .distinct()
                .toList();
    }

    private List<ChangesView.Earlier> earlier(Page page, Text now, String shown, String unit) {
        List<ChangesView.Earlier> earlier = new ArrayList<>();
        for (String id : drafts.ids().reversed()) {
            if (id.equals(now.draft().id())) {
                continue;
            }
            drafts.find(id)
                    .filter(it -> it.draft().languages().contains(shown))
                    .ifPresent(before -> {
                        Comparison comparison = comparisons.of(before, now, shown);
                        row(comparison, unit)
                                .ifPresent(row -> {
                                    var laidOut = new ComparedText(comparison, true, page);
                                    earlier.add(
                                            new ChangesView.Earlier(
                                                    ComparePages.name(page, before),
                                                    laidOut.notices(),
                                                    laidOut.provision(row, id + "-")));
                                });
                    });
        }
        return earlier;
    }

    private static Optional<Row> row(Comparison comparison, String eId) {
        Optional<Unit> unit = comparison.after().unitOf(eId);
        return comparison.rows().stream()
                .filter(row -> unit.isPresent() && unit.get().equals(row.after()))
                .findFirst();
    }
}
