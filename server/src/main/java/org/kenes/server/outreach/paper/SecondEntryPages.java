package org.kenes.server.outreach.paper;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.outreach.photo.PhotoDecisions;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where somebody who did not key a sheet in the first time keys it in again.
@RestController
class SecondEntryPages {
    private static final String ACTION = "role.grant.field";

    private final SecondEntries entries;
    private final PhotoDecisions pictures;
    private final SignedIn signedIn;
    private final Views views;

    SecondEntryPages(
            SecondEntries entries, PhotoDecisions pictures, SignedIn signedIn, Views views) {
        this.entries = entries;
        this.pictures = pictures;
        this.signedIn = signedIn;
        this.views = views;
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/paper")
    ResponseEntity<byte[]> waiting(
            @PathVariable Lang lang, @RequestParam(required = false) @Nullable Integer done) {
        Page page = page(lang, "/staff/paper");
        var view =
                new PaperView.Waiting(
                        entries.waiting().stream()
                                .map(it ->
                                        new PaperView.Line(
                                                it.instance(), page.formats().date(it.day())))
                                .toList(),
                        done == null ? null : page.text("outreach.paper.done", "n", done));
        return views.html(page, Caching.NO_STORE, "outreach/staff-paper.jte", view);
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/paper/{instance}")
    ResponseEntity<byte[]> one(
            @PathVariable Lang lang, @PathVariable String instance, HttpServletRequest request) {
        return isWaiting(instance)
                ? form(lang, instance, List.of(), request)
                : views.refuse(request, Refusal.of(Problem.NOT_FOUND));
    }

    /// The picture of the sheet, made anew like everything that is shown.
    @Needs(ACTION)
    @GetMapping("/{lang}/staff/paper/{instance}/sheet.jpg")
    ResponseEntity<byte[]> sheet(@PathVariable String instance, HttpServletRequest request) {
        return entries.scan(instance)
                .flatMap(pictures::previewOf)
                .map(jpeg ->
                        ResponseEntity.ok()
                                .contentType(MediaType.IMAGE_JPEG)
                                .header("Cache-Control", "no-store")
                                .body(jpeg))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/paper/{instance}")
    ResponseEntity<byte[]> enter(
            @PathVariable Lang lang, @PathVariable String instance, HttpServletRequest request) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String field : SecondEntries.FIELDS) {
            String value = request.getParameter(field);
            typed.put(field, value == null ? "" : value);
        }
        if (typed.getOrDefault("date", "").isBlank()) {
            String words = views.messages(lang).text("outreach.paper.date-needed");
            return form(lang, instance, List.of(words), request);
        }
        Optional<Integer> differing = entries.enter(instance, signedIn.staff().id(), typed);
        return differing
                .map(n -> views.seeOther("/" + lang.code() + "/staff/paper?done=" + n))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    private boolean isWaiting(String instance) {
        return entries.waiting().stream().anyMatch(it -> it.instance().equals(instance));
    }

    private ResponseEntity<byte[]> form(
            Lang lang, String instance, List<String> problems, HttpServletRequest request) {
        Page page = page(lang, "/staff/paper");
        var view = new PaperView.Second(SignedIn.token(request), instance, problems);
        return problems.isEmpty()
                ? views.html(page, Caching.NO_STORE, "outreach/staff-second.jte", view)
                : views.invalid(page, "outreach/staff-second.jte", view);
    }

    private Page page(Lang lang, String path) {
        return views.page(
                lang, path, Section.NONE, views.messages(lang).text("outreach.paper.again"));
    }
}
