package org.kenes.server.account.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.Needs;
import org.kenes.server.account.Role;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.account.StaffLinks;
import org.kenes.server.account.StaffSessions;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.PlainText;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.door.SiteAddress;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The administrator's and the steward's page of people: take on, confirm, renew, end. An address
/// is shown once, to whoever completed it; they hand it over.
@RestController
class PeoplePages {
    private static final String TEMPLATE = "account/roles.jte";

    /// Waits in the session for the page after the redirect.
    private static final String FRESH = "kenes.people.fresh";

    private final Appointments appointments;
    private final StaffLinks staff;
    private final StaffSessions sessions;
    private final SignedIn signedIn;
    private final SiteAddress site;
    private final Views views;

    PeoplePages(
            Appointments appointments,
            StaffLinks staff,
            StaffSessions sessions,
            SignedIn signedIn,
            SiteAddress site,
            Views views) {
        this.appointments = appointments;
        this.staff = staff;
        this.sessions = sessions;
        this.signedIn = signedIn;
        this.site = site;
        this.views = views;
    }

    /// What was typed on the form.
    private record Typed(String name, String role, String organisation, String reason) {
        static final Typed NOTHING = new Typed("", "", "", "");
    }

    @Needs({"role.grant.power", "role.grant.field"})
    @GetMapping("/{lang}/staff/roles")
    ResponseEntity<byte[]> people(@PathVariable Lang lang, HttpServletRequest request) {
        Page page = page(lang);
        return views.html(
                page, Caching.NO_STORE, TEMPLATE, view(page, request, Typed.NOTHING, List.of()));
    }

    @Needs({"role.grant.power", "role.grant.field"})
    @PostMapping("/{lang}/staff/roles")
    ResponseEntity<byte[]> take(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        sessions.requireFresh(request);
        Page page = page(lang);
        var typed = new Typed(name, role, organisation, reason);
        List<Refusal.FieldError> errors = errors(page, typed);
        if (!errors.isEmpty()) {
            return views.invalid(page, TEMPLATE, view(page, request, typed, errors));
        }
        var post =
                new Appointments.Post(
                        Role.valueOf(role),
                        name.strip(),
                        organisation.isBlank() ? null : organisation.strip(),
                        reason.strip());
        return after(lang, request, appointments.take(post, signedIn.staff()));
    }

    @Needs("role.grant.power")
    @PostMapping("/{lang}/staff/roles/confirm")
    ResponseEntity<byte[]> confirm(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "0") long id,
            HttpServletRequest request) {
        sessions.requireFresh(request);
        Optional<Appointments.Outcome.Given> given = appointments.confirm(id, signedIn.staff());
        return given.isPresent()
                ? after(lang, request, given.get())
                : views.refuse(request, Refusal.of(Problem.ALREADY_ENDED));
    }

    @Needs({"role.grant.power", "role.grant.field"})
    @PostMapping("/{lang}/staff/roles/renew")
    ResponseEntity<byte[]> renew(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "0") long id,
            HttpServletRequest request) {
        sessions.requireFresh(request);
        Optional<Staff> whom = staff.find(id);
        if (whom.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        String reason = views.messages(lang).text("account.people.renew.reason");
        return after(lang, request, appointments.renew(whom.get(), reason, signedIn.staff()));
    }

    @Needs({"role.grant.power", "role.grant.field"})
    @PostMapping("/{lang}/staff/roles/end")
    ResponseEntity<byte[]> end(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "0") long id,
            HttpServletRequest request) {
        sessions.requireFresh(request);
        Optional<Staff> whom = staff.find(id);
        if (whom.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        if (!appointments.end(whom.get(), signedIn.staff())) {
            String detail = views.messages(lang).text("account.people.end.last");
            return views.refuse(request, Refusal.of(Problem.NOT_YET).withDetail(detail));
        }
        return views.seeOther("/" + lang.code() + "/staff/roles");
    }

    private ResponseEntity<byte[]> after(
            Lang lang, HttpServletRequest request, Appointments.Outcome outcome) {
        if (outcome instanceof Appointments.Outcome.Forbidden) {
            return views.refuse(request, Refusal.of(Problem.NOT_YET));
        }
        request.getSession().setAttribute(FRESH, remembered(lang, outcome));
        return views.seeOther("/" + lang.code() + "/staff/roles");
    }

    /// As an array, which every session store can keep: name, and the address if there is one.
    private String[] remembered(Lang lang, Appointments.Outcome outcome) {
        return switch (outcome) {
            case Appointments.Outcome.Given it ->
                    new String[] {it.name(), site.own() + "/" + lang.code() + "/" + it.address()};
            case Appointments.Outcome.Waits it -> new String[] {it.name()};
            case Appointments.Outcome.Forbidden _ -> new String[0];
        };
    }

    private List<Refusal.FieldError> errors(Page page, Typed it) {
        List<Refusal.FieldError> errors = new ArrayList<>();
        if (!(PlainText.of(it.name(), 2, 80) instanceof PlainText.Accepted)) {
            errors.add(error(page, "name"));
        }
        boolean known =
                Arrays.stream(Role.values())
                        .anyMatch(role ->
                                role.name().equals(it.role())
                                        && Appointments.may(signedIn.staff(), role));
        if (!known) {
            errors.add(error(page, "role"));
        }
        if (!it.organisation().isBlank()
                && !it.organisation().strip().matches("[A-Za-z0-9_.-]{1,60}")) {
            errors.add(error(page, "organisation"));
        }
        if (!(PlainText.of(it.reason(), 3, 500) instanceof PlainText.Accepted)) {
            errors.add(error(page, "reason"));
        }
        return errors;
    }

    private static Refusal.FieldError error(Page page, String field) {
        return new Refusal.FieldError(
                field, field, page.text("account.people." + field + ".wrong"));
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("account.people");
        return views.page(lang, "/staff/roles", Section.NONE, title);
    }

    private PeopleView.Roles view(
            Page page, HttpServletRequest request, Typed typed, List<Refusal.FieldError> errors) {
        Staff self = signedIn.staff();
        List<Staff> everybody = staff.everybody();
        Map<Long, Staff> byId =
                everybody.stream().collect(Collectors.toMap(Staff::id, Function.identity()));
        String @Nullable [] fresh = spent(request);
        return new PeopleView.Roles(
                SignedIn.token(request),
                self,
                errors,
                fresh != null && fresh.length == 2
                        ? new PeopleView.Fresh(fresh[0], fresh[1])
                        : null,
                fresh != null && fresh.length == 1 ? fresh[0] : null,
                everybody.stream()
                        .map(it ->
                                new PeopleView.Person(
                                        it,
                                        it.id() != self.id() && Appointments.may(self, it.role())))
                        .toList(),
                appointments.waiting().stream().map(it -> waiting(page, it, self, byId)).toList(),
                Arrays.stream(Role.values())
                        .filter(role -> Appointments.may(self, role))
                        .map(role ->
                                new Piece.Option(
                                        role.name(), page.text("account.role." + role.code())))
                        .toList(),
                typed.role(),
                List.of(
                        line(page, "name", typed.name(), errors),
                        line(page, "organisation", typed.organisation(), errors).optional(),
                        line(page, "reason", typed.reason(), errors)));
    }

    private static Piece.Field line(
            Page page, String field, String value, List<Refusal.FieldError> errors) {
        return Piece.Field.line(field, page.text("account.people." + field), value)
                .withHint(page.text("account.people." + field + ".hint"))
                .withErrors(errors);
    }

    private static PeopleView.Waiting waiting(
            Page page, Appointments.Waiting it, Staff self, Map<Long, Staff> byId) {
        Staff asked = byId.get(it.askedBy());
        Long renews = it.renews();
        return new PeopleView.Waiting(
                it.id(),
                renews != null,
                it.post().name(),
                page.text("account.role." + it.post().role().code()),
                it.post().reason(),
                asked == null ? "" : asked.name(),
                self.may("role.grant.power")
                        && it.askedBy() != self.id()
                        && (renews == null || renews != self.id()));
    }

    private static String @Nullable [] spent(HttpServletRequest request) {
        HttpSession session = request.getSession();
        String[] fresh = (String[]) session.getAttribute(FRESH);
        session.removeAttribute(FRESH);
        return fresh;
    }
}
