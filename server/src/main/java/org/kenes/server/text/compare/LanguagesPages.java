package org.kenes.server.text.compare;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.parity.Finding;
import org.kenes.lawtext.parity.Parity;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.text.Differences;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Rows;
import org.kenes.server.text.Text;
import org.kenes.server.text.Titles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The languages of one version against each other, with the report on where they differ.
@RestController
class LanguagesPages {
    private final Drafts drafts;
    private final Comparisons comparisons;
    private final Differences differences;
    private final Views views;

    LanguagesPages(Drafts drafts, Comparisons comparisons, Differences differences, Views views) {
        this.drafts = drafts;
        this.comparisons = comparisons;
        this.differences = differences;
        this.views = views;
    }

    @GetMapping("/{lang}/text/languages")
    ResponseEntity<byte[]> languages(
            @PathVariable Lang lang,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String left,
            @RequestParam(required = false) @Nullable String right,
            HttpServletRequest request) {
        Optional<Text> found = version == null ? drafts.current() : drafts.find(version);
        if (found.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Text text = found.get();
        List<String> languages = text.draft().languages();
        String first = left == null ? text.shownIn(lang.code()) : left;
        String second = right == null || right.equals(first) ? another(first, languages) : right;
        if (!languages.contains(first) || !languages.contains(second)) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Page page =
                views.page(
                        lang,
                        request,
                        Section.TEXT,
                        views.messages(lang).text("text.languages.title"));
        LanguagesView.Result result =
                comparisons
                        .parity(text)
                        .map(it -> result(page, text, it, first, second))
                        .orElse(null);
        return views.html(
                page,
                Caching.PUBLIC,
                "text/languages.jte",
                new LanguagesView(text.draft().id(), languages, first, second, result));
    }

    /// The first other one in the order of the interface's languages.
    private static String another(String language, List<String> languages) {
        return Stream.concat(Arrays.stream(Lang.values()).map(Lang::code), languages.stream())
                .filter(it -> languages.contains(it) && !it.equals(language))
                .findFirst()
                .orElse(language);
    }

    private LanguagesView.Result result(
            Page page, Text text, Parity parity, String left, String right) {
        Map<String, Differences.Reason> reasons = differences.reasons(text.draft().id());
        List<Finding> findings =
                parity.findings().stream()
                        .filter(it -> concerns(it, left, right))
                        .sorted(Comparator.comparing(it -> it.code().severity()))
                        .toList();
        Map<Boolean, List<Finding>> remarks =
                findings.stream().collect(Collectors.partitioningBy(LanguagesPages::isRemark));
        List<Finding> serious = remarks.getOrDefault(false, List.of());
        Set<String> differing = serious.stream().map(Finding::unit).collect(Collectors.toSet());
        List<LanguagesView.Place> places = new ArrayList<>();
        for (Provision unit : text.units(left)) {
            places.add(
                    new LanguagesView.Place(
                            unit.eId(),
                            Titles.of(unit, page.messages()),
                            text.provision(right, unit.eId())
                                    .map(it -> Titles.of(it, page.messages()))
                                    .orElse(""),
                            differing.contains(unit.eId()),
                            Rows.beside(unit, text, right)));
        }
        return new LanguagesView.Result(
                facts(page, parity, left, right),
                serious.stream().map(it -> found(page, text, it, left, reasons)).toList(),
                remarks.getOrDefault(true, List.of()).stream()
                        .map(it -> found(page, text, it, left, reasons))
                        .toList(),
                places);
    }

    /// Letters of another script inside words: there may be some in every article.
    private static boolean isRemark(Finding it) {
        return it.code() == Finding.Code.SCRIPT;
    }

    private static boolean concerns(Finding it, String left, String right) {
        Set<String> pair = it.langs().stream().map(Object::toString).collect(Collectors.toSet());
        return pair.equals(Set.of(left, right));
    }

    private static LanguagesView.Found found(
            Page page,
            Text text,
            Finding it,
            String left,
            Map<String, Differences.Reason> reasons) {
        Differences.Reason reason = reasons.get(it.unit());
        return new LanguagesView.Found(
                page.text("text.languages.findings." + it.code().severity().word()),
                it.eId(),
                it.unit(),
                text.provision(left, it.unit())
                        .map(unit -> Titles.of(unit, page.messages()))
                        .orElse(it.unit()),
                it.message(org.kenes.lawtext.Lang.of(page.lang().code())),
                reason == null ? "" : reason.reason());
    }

    private static List<CompareView.Fact> facts(
            Page page, Parity parity, String left, String right) {
        List<CompareView.Fact> facts = new ArrayList<>();
        for (Parity.Pair pair : parity.pairs()) {
            String first = pair.first().two();
            String second = pair.second().two();
            if (!Set.of(first, second).equals(Set.of(left, right))) {
                continue;
            }
            facts.add(fact(page, "compared", page.number(pair.compared())));
            facts.add(
                    fact(
                            page,
                            "ratio",
                            page.text(
                                    "text.languages.ratio.value",
                                    "first",
                                    name(first),
                                    "second",
                                    name(second),
                                    "ratio",
                                    page.formats()
                                            .number(BigDecimal.valueOf(pair.lengthRatio(), 3)))));
        }
        return facts;
    }

    private static String name(String language) {
        return Lang.of(language).map(Lang::ownName).orElse(language);
    }

    private static CompareView.Fact fact(Page page, String name, String value) {
        return new CompareView.Fact(
                page.text("text.languages." + name),
                value,
                page.text("text.languages." + name + ".what"));
    }

    /// The report of all pairs of languages, in the format of `kenes law parity`.
    @GetMapping("/{lang}/text/languages.json")
    ResponseEntity<byte[]> report(
            @PathVariable Lang lang,
            @RequestParam(required = false) @Nullable String version,
            HttpServletRequest request) {
        Optional<Text> text = version == null ? drafts.current() : drafts.find(version);
        return text.filter(it -> it.draft().languages().size() > 1)
                .map(it ->
                        ResponseEntity.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=30")
                                .body(
                                        differences.report(
                                                it, org.kenes.lawtext.Lang.of(lang.code()))))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }
}
