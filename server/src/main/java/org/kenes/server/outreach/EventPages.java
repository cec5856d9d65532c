package org.kenes.server.outreach;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.EventEntry;
import org.kenes.server.coalition.Organisation;
import org.kenes.server.coalition.Organisations;
import org.kenes.server.outreach.photo.Photo;
import org.kenes.server.outreach.photo.Photos;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Meetings as everybody sees them: facts, states and claims of each one. No sums: these come from
/// a cut.
@RestController
class EventPages {
    private final EventList list;
    private final Events events;
    private final EventCodes eventCodes;
    private final CodeLists codes;
    private final Invitations invitations;
    private final LinkedEvent linked;
    private final Places places;
    private final Organisations organisations;
    private final Photos photos;
    private final Views views;

    EventPages(
            EventList list,
            Events events,
            EventCodes eventCodes,
            CodeLists codes,
            Invitations invitations,
            LinkedEvent linked,
            Places places,
            Organisations organisations,
            Photos photos,
            Views views) {
        this.list = list;
        this.events = events;
        this.eventCodes = eventCodes;
        this.codes = codes;
        this.invitations = invitations;
        this.linked = linked;
        this.places = places;
        this.organisations = organisations;
        this.photos = photos;
        this.views = views;
    }

    @GetMapping("/{lang}/events")
    ResponseEntity<byte[]> all(
            @PathVariable Lang lang,
            @RequestParam Map<String, String> asked,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request) {
        String title = views.messages(lang).text("outreach.title");
        Page page = views.page(lang, request, Section.MEETINGS, title);
        var filter = new EventFilter(asked);
        List<EventList.Item> found = list.page(filter.filter(), key(after));
        boolean more = found.size() > EventList.PAGE;
        List<EventList.Item> shown = more ? found.subList(0, EventList.PAGE) : found;
        Map<String, Place> there =
                places.find(shown.stream().map(EventList.Item::place).distinct().toList());
        String here = page.link("events") + filter.query();
        var pager =
                new Piece.Pager(
                        more ? here + "after=" + shown.getLast().id() : null,
                        after.isEmpty() ? null : here.substring(0, here.length() - 1));
        var view =
                new EventView.All(
                        filter.place(page, places),
                        filter.state(page),
                        filter.audience(page, codes.of(CodeList.Name.AUDIENCE)),
                        filter.activity(page),
                        filter.day(page, "from"),
                        filter.day(page, "to"),
                        shown.stream().map(it -> line(page, there, it)).toList(),
                        pager);
        return views.html(page, Caching.PUBLIC, "outreach/events.jte", view);
    }

    private EventList.@Nullable Key key(String after) {
        return id(after)
                .flatMap(events::find)
                .map(it -> new EventList.Key(it.facts().date(), it.id()))
                .orElse(null);
    }

    private static Optional<UUID> id(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static EventView.Line line(Page page, Map<String, Place> places, EventList.Item it) {
        Place place = places.get(it.place());
        return new EventView.Line(
                it.id().toString(),
                page.formats().date(it.day()),
                it.start() == null ? null : it.start().substring(0, 5),
                it.activity(),
                it.state().code(),
                place == null ? it.place() : place.name(page.lang().code()));
    }

    @GetMapping("/{lang}/events/{id}")
    ResponseEntity<byte[]> one(
            @PathVariable Lang lang, @PathVariable String id, HttpServletRequest request) {
        Optional<Event> found = id(id).flatMap(events::find);
        if (found.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Event it = found.get();
        String kind = views.messages(lang).text("outreach.activity." + it.facts().activity());
        List<Place> path =
                places.path(it.facts().place()).stream()
                        .flatMap(code -> places.find(code).stream())
                        .toList();
        String where = path.isEmpty() ? it.facts().place() : path.getLast().name(lang.code());
        Invitation invitation =
                it.announcedOn() == null
                        ? Invitation.NONE
                        : invitations.of(it.id()).shown(it.facts().access());
        String title = invitation.title() == null ? kind : invitation.title();
        Page page = views.page(lang, request, Section.MEETINGS, title + " — " + where);
        List<EventView.Picture> pictures = pictures(it.id());
        CodeList audiences = codes.of(CodeList.Name.AUDIENCE);
        String venue = it.facts().venueKind();
        var view =
                new EventView.One(
                        it,
                        eventCodes.of(List.of(it.id())).get(it.id()),
                        page.formats().date(it.facts().date()),
                        path,
                        it.facts().organisers().stream()
                                .flatMap(by -> organisations.find(by).stream())
                                .toList(),
                        it.attendance(),
                        it.claims().entrySet().stream()
                                .map(claim -> said(lang, claim.getKey(), claim.getValue()))
                                .toList(),
                        it.speakers().stream().map(who -> speaker(lang, who)).toList(),
                        it.history().stream().map(step -> step(page, step)).toList(),
                        pictures,
                        invitation,
                        venue == null
                                ? ""
                                : codes.of(CodeList.Name.VENUE).words(page.messages(), venue),
                        it.facts().audiences().stream()
                                .map(code -> audiences.words(page.messages(), code))
                                .toList(),
                        linked.json(page, it, invitation, path, pictures));
        return views.html(page, Caching.PUBLIC, "outreach/event.jte", view);
    }

    private List<EventView.Picture> pictures(UUID event) {
        List<EventView.Picture> pictures = new ArrayList<>();
        for (Photo photo : photos.shownOf(event)) {
            photos.renditions(photo.id()).stream()
                    .filter(it -> it.size() == 640)
                    .map(it ->
                            new EventView.Picture(
                                    photo.caption(),
                                    photo.credit(),
                                    photo.licence(),
                                    "/media/" + it.name(),
                                    it.width(),
                                    it.height()))
                    .forEach(pictures::add);
        }
        return pictures;
    }

    private EventView.Said said(Lang lang, String organisation, Claim claim) {
        return new EventView.Said(name(lang, organisation), claim);
    }

    private EventView.Speaker speaker(Lang lang, EventEntry.Speaker it) {
        String organisation = it.organisation();
        String name = it.name();
        return new EventView.Speaker(
                it.capacity(),
                organisation == null ? "" : name(lang, organisation),
                name == null ? "" : name);
    }

    private EventView.Step step(Page page, Event.Moment it) {
        return new EventView.Step(
                it.state().code(),
                page.formats().date(it.day()),
                it.by().isEmpty() ? "" : name(page.lang(), it.by()),
                it.reason());
    }

    private String name(Lang lang, String organisation) {
        return organisations
                .find(organisation)
                .map((Organisation it) -> it.name(lang.code()))
                .orElse(organisation);
    }
}
