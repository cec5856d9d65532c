package org.kenes.server.outreach.paper;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.coalition.Organisations;
import org.kenes.server.outreach.CodeList;
import org.kenes.server.outreach.CodeLists;
import org.kenes.server.outreach.Event;
import org.kenes.server.outreach.EventCodes;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Places;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// `/{l}/print/report`: the report of a meeting on one sheet of paper, with the code of its plan.
@RestController
class SheetPages {
    private final Events events;
    private final EventCodes codes;
    private final CodeLists lists;
    private final Places places;
    private final Organisations organisations;
    private final Views views;

    SheetPages(
            Events events,
            EventCodes codes,
            CodeLists lists,
            Places places,
            Organisations organisations,
            Views views) {
        this.events = events;
        this.codes = codes;
        this.lists = lists;
        this.places = places;
        this.organisations = organisations;
        this.views = views;
    }

    /// @param plan id of an announced meeting, empty for an empty sheet
    @GetMapping("/{lang}/print/report")
    ResponseEntity<byte[]> sheet(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String plan,
            HttpServletRequest request) {
        Page page =
                views.page(
                        lang,
                        request,
                        Section.MEETINGS,
                        views.messages(lang).text("outreach.sheet"));
        if (plan.isEmpty()) {
            var empty = new PaperView.Sheet(lists.of(CodeList.Name.AUDIENCE), "", "");
            return views.html(page, Caching.PUBLIC, "outreach/sheet.jte", empty);
        }
        Optional<Event> found = id(plan).flatMap(events::find);
        if (found.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Event event = found.get();
        String code = codes.of(List.of(event.id())).getOrDefault(event.id(), "");
        var view = new PaperView.Sheet(lists.of(CodeList.Name.AUDIENCE), code, what(page, event));
        return views.html(page, Caching.PUBLIC, "outreach/sheet.jte", view);
    }

    private String what(Page page, Event event) {
        String lang = page.lang().code();
        String start = event.facts().start();
        return page.formats().date(event.facts().date())
                + (start == null ? "" : ", " + start)
                + " · "
                + places.find(event.facts().place())
                        .map(it -> it.name(lang))
                        .orElse(event.facts().place())
                + " · "
                + String.join(
                        ", ",
                        event.facts().organisers().stream()
                                .map(id ->
                                        organisations.find(id).map(it -> it.name(lang)).orElse(id))
                                .toList());
    }

    private static Optional<UUID> id(String plan) {
        try {
            return Optional.of(UUID.fromString(plan));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
