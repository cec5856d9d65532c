package org.kenes.server.outreach.desk;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.FieldKeys;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.coalition.Organisations;
import org.kenes.server.outreach.Event;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Place;
import org.kenes.server.outreach.Places;
import org.kenes.server.outreach.field.Inbox;
import org.kenes.server.outreach.form.Fault;
import org.kenes.server.outreach.form.FileName;
import org.kenes.server.outreach.openrosa.Doors;
import org.kenes.server.outreach.published.FieldForms;
import org.kenes.server.outreach.published.Publishing;
import org.kenes.server.outreach.reading.Reports;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// The desk of the field: keys, forms, reports that need a look, meetings that may be one. All of
/// it can be done from the command line as well.
@RestController
class StaffFieldPages {
    /// Who hands out the work of the field.
    private static final String ACTION = "role.grant.field";

    private static final int PER_MINUTE = 1_200;

    private final KeyDesk desk;
    private final FieldKeys keys;
    private final FieldForms forms;
    private final Publishing publishing;
    private final Inbox inbox;
    private final Reports reports;
    private final Events events;
    private final Organisations organisations;
    private final Places places;
    private final Doors doors;
    private final Views views;

    StaffFieldPages(
            KeyDesk desk,
            FieldKeys keys,
            FieldForms forms,
            Publishing publishing,
            Inbox inbox,
            Reports reports,
            Events events,
            Organisations organisations,
            Places places,
            Doors doors,
            Views views) {
        this.desk = desk;
        this.keys = keys;
        this.forms = forms;
        this.publishing = publishing;
        this.inbox = inbox;
        this.reports = reports;
        this.events = events;
        this.organisations = organisations;
        this.places = places;
        this.doors = doors;
        this.views = views;
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/field")
    ResponseEntity<byte[]> show(
            @PathVariable Lang lang,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request) {
        return page(lang, request, null, List.of(), done);
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/field/keys")
    ResponseEntity<byte[]> issue(
            @PathVariable Lang lang,
            @RequestParam String organisation,
            @RequestParam String place,
            @RequestParam String role,
            @RequestParam String label,
            @RequestParam String words,
            @RequestParam(defaultValue = "") String expires,
            HttpServletRequest request) {
        if (!expires.isEmpty() && !expires.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return page(lang, request, null, List.of(expires), null);
        }
        var wish =
                new FieldKeys.Wish(
                        organisation,
                        place,
                        role,
                        label,
                        words,
                        PER_MINUTE,
                        expires.isEmpty()
                                ? null
                                : LocalDate.parse(expires)
                                        .plusDays(1)
                                        .atStartOfDay()
                                        .toInstant(ZoneOffset.UTC));
        return switch (desk.issue(wish)) {
            case KeyDesk.Issue.Refused refused ->
                    page(lang, request, null, said(lang, refused.problems()), null);
            case KeyDesk.Issue.Done it -> {
                String url = doors.base(request) + Doors.KEY + it.token();
                var fresh =
                        new DeskView.Fresh(
                                it.key().id(),
                                url,
                                url + "/report?lang=" + words,
                                KeyDesk.squares(desk.settings(url)));
                yield page(lang, request, fresh, List.of(), null);
            }
        };
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/field/keys/{id}/revoke")
    ResponseEntity<byte[]> revoke(
            @PathVariable Lang lang, @PathVariable String id, HttpServletRequest request) {
        return desk.revoke(id, FieldKeys.GRACE).isPresent()
                ? done(lang, "revoked")
                : page(lang, request, null, List.of(id), null);
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/field/forms")
    ResponseEntity<byte[]> publish(
            @PathVariable Lang lang,
            @RequestParam MultipartFile form,
            @RequestParam(required = false) @Nullable MultipartFile mapping,
            @RequestParam(required = false) @Nullable List<MultipartFile> media,
            HttpServletRequest request)
            throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (MultipartFile file : media == null ? List.<MultipartFile>of() : media) {
            if (!file.isEmpty()) {
                files.put(
                        FileName.label(String.valueOf(file.getOriginalFilename())),
                        file.getBytes());
            }
        }
        byte[] yaml = mapping == null || mapping.isEmpty() ? null : mapping.getBytes();
        var wish = new Publishing.Wish(form.getBytes(), files, Map.of(), yaml);
        return switch (publishing.publish(wish, false)) {
            case Publishing.Publication.Unusable it ->
                    page(lang, request, null, said(lang, it.problems()), null);
            case Publishing.Publication.Taken it ->
                    page(lang, request, null, List.of(taken(lang, it)), null);
            case Publishing.Publication.Done it -> done(lang, "published");
        };
    }

    private String taken(Lang lang, Publishing.Publication.Taken it) {
        return views.messages(lang)
                .text("outreach.desk.taken", "form", it.id(), "version", it.version());
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/field/forms/{id}/state")
    ResponseEntity<byte[]> state(
            @PathVariable Lang lang,
            @PathVariable String id,
            @RequestParam String to,
            HttpServletRequest request) {
        for (FieldForms.State state : FieldForms.State.values()) {
            if (state.code().equals(to) && forms.become(id, state)) {
                return done(lang, "state");
            }
        }
        return page(lang, request, null, List.of(id + " " + to), null);
    }

    /// Every report of a version is read once more, for example with a new text of the law.
    @Needs(ACTION)
    @PostMapping("/{lang}/staff/field/forms/{id}/{version}/read-again")
    ResponseEntity<byte[]> readAgain(
            @PathVariable Lang lang, @PathVariable String id, @PathVariable String version) {
        reports.readAgain(id, version);
        return done(lang, "read-again");
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/field/events/merge")
    ResponseEntity<byte[]> merge(
            @PathVariable Lang lang,
            @RequestParam UUID gone,
            @RequestParam UUID kept,
            @RequestParam String reason,
            HttpServletRequest request) {
        for (Events.Joining why : Events.Joining.values()) {
            if (why.code().equals(reason)) {
                return decided(lang, events.merge(gone, kept, why), "merged", request);
            }
        }
        return page(lang, request, null, List.of(reason), null);
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/field/events/unmerge")
    ResponseEntity<byte[]> unmerge(
            @PathVariable Lang lang, @RequestParam UUID gone, HttpServletRequest request) {
        return decided(lang, events.unmerge(gone), "unmerged", request);
    }

    private ResponseEntity<byte[]> decided(
            Lang lang, Events.Outcome outcome, String word, HttpServletRequest request) {
        return switch (outcome) {
            case Events.Outcome.Done it -> done(lang, word);
            case Events.Outcome.Refused it ->
                    page(
                            lang,
                            request,
                            null,
                            it.refusals().stream()
                                    .map(no ->
                                            views.messages(lang)
                                                    .text("csv." + no.code(), "value", no.detail()))
                                    .toList(),
                            null);
        };
    }

    private List<String> said(Lang lang, List<Fault> faults) {
        return faults.stream().map(it -> it.in(views.messages(lang))).toList();
    }

    private ResponseEntity<byte[]> done(Lang lang, String what) {
        return views.seeOther("/" + lang.code() + "/staff/field?done=" + what);
    }

    private ResponseEntity<byte[]> page(
            Lang lang,
            HttpServletRequest request,
            DeskView.@Nullable Fresh fresh,
            List<String> problems,
            @Nullable String done) {
        String title = views.messages(lang).text("outreach.desk");
        Page page = views.page(lang, "/staff/field", Section.NONE, title);
        String known = "outreach.desk.done." + done;
        var view =
                new DeskView(
                        SignedIn.token(request),
                        fresh,
                        problems,
                        done != null && page.messages().has(known) ? page.text(known) : null,
                        organisations.all(),
                        choices(lang),
                        keys.all(),
                        forms.all(),
                        inbox.troubled(100).stream()
                                .map(it ->
                                        new DeskView.Report(
                                                it.instanceId(),
                                                it.form(),
                                                page.formats().date(it.received()),
                                                it.state(),
                                                ReportProblems.said(page.messages(), it),
                                                it.error()))
                                .toList(),
                        events.alike().stream()
                                .map(it ->
                                        new DeskView.Pair(
                                                side(page, it.one()), side(page, it.other())))
                                .toList(),
                        events.merges().stream()
                                .map(it ->
                                        new DeskView.Joined(
                                                side(page, it.gone()),
                                                side(page, it.kept()),
                                                it.reason()))
                                .toList());
        return problems.isEmpty()
                ? views.html(page, Caching.NO_STORE, "outreach/staff-field.jte", view)
                : views.invalid(page, "outreach/staff-field.jte", view);
    }

    private List<Piece.Option> choices(Lang lang) {
        List<Piece.Option> options = new ArrayList<>();
        for (int level : new int[] {0, 1}) {
            for (Place place : places.ofLevel(level)) {
                options.add(new Piece.Option(place.code(), place.name(lang.code())));
            }
        }
        return options;
    }

    private DeskView.Side side(Page page, UUID id) {
        Optional<Event> event = events.find(id);
        return new DeskView.Side(
                id.toString(),
                event.map(it ->
                                page.formats().date(it.facts().date())
                                        + " · "
                                        + it.facts().place()
                                        + " · "
                                        + String.join(", ", it.facts().organisers()))
                        .orElse(""));
    }
}
