package org.kenes.server.release.office;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.InvalidInput;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.release.law.LegalCalendar;
import org.kenes.server.release.office.ReleaseDesk.Outcome;
import org.kenes.server.release.office.ReleaseDrafts.Draft;
import org.kenes.server.release.office.ReleaseDrafts.State;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Refusal.FieldError;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.state.LegalWindow.Effect;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The workbench of the press office: texts, their check, the second signature.
@RestController
class StaffReleasePages {
    private static final String ID = "{id:[a-z0-9][a-z0-9-]{1,63}}";
    private static final String DRAFT = "release.draft";
    private static final String PUBLISH = "release.publish";

    private final ReleaseDesk desk;
    private final ReleaseDrafts drafts;
    private final EarlyAccess early;
    private final LegalCalendar calendar;
    private final SignedIn signedIn;
    private final Views views;

    StaffReleasePages(
            ReleaseDesk desk,
            ReleaseDrafts drafts,
            EarlyAccess early,
            LegalCalendar calendar,
            SignedIn signedIn,
            Views views) {
        this.desk = desk;
        this.drafts = drafts;
        this.early = early;
        this.calendar = calendar;
        this.signedIn = signedIn;
        this.views = views;
    }

    /// For those who write and those who sign.
    @Needs({DRAFT, PUBLISH})
    @GetMapping("/{lang}/staff/releases")
    ResponseEntity<byte[]> all(@PathVariable Lang lang, HttpServletRequest request) {
        Staff staff = signedIn.staff();
        var view =
                new OfficeView.Desk(
                        SignedIn.token(request),
                        drafts.all().stream().map(StaffReleasePages::line).toList(),
                        beginning(),
                        staff.may(DRAFT));
        return views.html(page(lang, ""), Caching.NO_STORE, "release/staff-releases.jte", view);
    }

    /// A release.yaml to begin with, under the law in force.
    private String beginning() {
        return """
        format: kenes-release/1
        id: new-release
        kind: press-release
        languages: [kk, ru, en]
        publishAt: 2031-06-01T10:00:00+05:00
        asOf: 2031-05-31
        data: {package: datapackage.json}
        profile: %s
        imprint: {}
        parity: {figures: strict}
        claims: {}
        """
                .formatted(calendar.profile().id());
    }

    @Needs(DRAFT)
    @PostMapping("/{lang}/staff/releases")
    ResponseEntity<byte[]> save(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String yaml,
            @RequestParam(defaultValue = "") String analyst,
            @RequestParam(defaultValue = "") String supersedes,
            HttpServletRequest request) {
        Staff staff = signedIn.staff();
        Page page = page(lang, "");
        Map<String, String> texts = new TreeMap<>();
        for (Lang each : page.langs()) {
            String words = request.getParameter("text-" + each.code());
            if (words != null && !words.isBlank()) {
                texts.put(each.code(), unix(words));
            }
        }
        boolean tooLong =
                yaml.length() > ReleaseDesk.LONGEST_TEXT
                        || texts.values().stream()
                                .anyMatch(it -> it.length() > ReleaseDesk.LONGEST_TEXT);
        if (tooLong) {
            return views.refuse(request, Refusal.of(Problem.TOO_LARGE));
        }
        if (analyst.isBlank()) {
            return refused(request, "analyst", page.text("release.law.error.needed"));
        }
        String old = supersedes.isBlank() ? null : supersedes.strip();
        return answer(
                request, page, desk.save(unix(yaml), texts, analyst.strip(), old, staff.id()));
    }

    /// Browsers send CR LF; the bytes of a release have LF.
    private static String unix(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').stripTrailing() + "\n";
    }

    @Needs({DRAFT, PUBLISH})
    @GetMapping("/{lang}/staff/releases/" + ID)
    ResponseEntity<byte[]> one(
            @PathVariable Lang lang, @PathVariable String id, HttpServletRequest request) {
        Staff staff = signedIn.staff();
        Optional<Draft> draft = drafts.find(id);
        if (draft.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Page page = page(lang, "/" + id);
        return views.html(
                page,
                Caching.NO_STORE,
                "release/staff-release.jte",
                editor(page, draft.get(), staff, request));
    }

    private OfficeView.Editor editor(
            Page page, Draft draft, Staff staff, HttpServletRequest request) {
        return new OfficeView.Editor(
                SignedIn.token(request),
                line(draft),
                draft.yaml(),
                drafts.texts(draft.id()),
                draft.note(),
                staff.may(DRAFT),
                staff.may(PUBLISH) && draft.madeBy() != staff.id(),
                check(page, draft),
                early.of(draft.id()).stream()
                        .map(it -> new OfficeView.Seen(it.who(), it.at(), it.purpose()))
                        .toList(),
                List.of());
    }

    private OfficeView.@Nullable Check check(Page page, Draft draft) {
        if (draft.state() == State.PUBLISHED) {
            return null;
        }
        boolean embargo = calendar.runningNow(Effect.EMBARGO).isPresent();
        try {
            return desk.check(draft).map(it -> CheckView.of(page, it, embargo)).orElse(null);
        } catch (InvalidInput e) {
            return new OfficeView.Check(false, e.getMessage(), List.of(), List.of());
        }
    }

    @Needs(DRAFT)
    @PostMapping("/{lang}/staff/releases/" + ID + "/announce")
    ResponseEntity<byte[]> announce(
            @PathVariable Lang lang, @PathVariable String id, HttpServletRequest request) {
        return answer(request, page(lang, "/" + id), desk.announce(id));
    }

    @Needs(PUBLISH)
    @PostMapping("/{lang}/staff/releases/" + ID + "/sign")
    ResponseEntity<byte[]> sign(
            @PathVariable Lang lang, @PathVariable String id, HttpServletRequest request) {
        Staff staff = signedIn.staff();
        return answer(request, page(lang, "/" + id), desk.sign(id, staff.id()));
    }

    @Needs(DRAFT)
    @PostMapping("/{lang}/staff/releases/" + ID + "/access")
    ResponseEntity<byte[]> access(
            @PathVariable Lang lang,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String purpose,
            HttpServletRequest request) {
        Staff staff = signedIn.staff();
        Page page = page(lang, "/" + id);
        if (who.isBlank() || purpose.isBlank()) {
            String field = who.isBlank() ? "who" : "purpose";
            return refused(request, field, page.text("release.law.error.needed"));
        }
        return answer(request, page, desk.grant(id, who.strip(), purpose.strip(), staff.id()));
    }

    private ResponseEntity<byte[]> answer(HttpServletRequest request, Page page, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> views.seeOther(page.link("staff/releases/" + done.id()));
            case Outcome.Invalid invalid -> refused(request, "yaml", invalid.message());
            case Outcome.NotFound none -> views.refuse(request, Refusal.of(Problem.NOT_FOUND));
            case Outcome.NotYet notYet -> views.refuse(request, Refusal.of(Problem.NOT_YET));
            case Outcome.SamePerson same ->
                    views.refuse(
                            request,
                            Refusal.of(Problem.FORBIDDEN)
                                    .withDetail(page.text("release.office.error.same")));
            case Outcome.NotPublishable not ->
                    refused(
                            request,
                            "text-" + page.lang().code(),
                            page.text("release.office.error.check"));
            case Outcome.OtherProfile other ->
                    refused(
                            request,
                            "yaml",
                            page.text("release.office.error.profile", "profile", other.profile()));
            case Outcome.Locked locked ->
                    views.refuse(
                            request,
                            Refusal.of(Problem.NOT_SHOWN_BY_LAW)
                                    .withDetail(page.text("release.office.error.locked"))
                                    .withUntil(locked.window().to()));
        };
    }

    private ResponseEntity<byte[]> refused(
            HttpServletRequest request, String field, String message) {
        FieldError error = new FieldError(field, "invalid", message);
        return views.refuse(
                request, Refusal.invalid(List.of(error)).withTyped(Views.typed(request)));
    }

    private static OfficeView.Line line(Draft draft) {
        return new OfficeView.Line(
                draft.id(), draft.kind(), draft.state().code(), draft.publishAt(), draft.analyst());
    }

    private Page page(Lang lang, String below) {
        String title = views.messages(lang).text("release.office.title");
        return views.page(lang, "/staff/releases" + below, Section.NONE, title);
    }
}
