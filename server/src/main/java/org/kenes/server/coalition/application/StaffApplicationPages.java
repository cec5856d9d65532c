package org.kenes.server.coalition.application;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.coalition.Coalition;
import org.kenes.server.coalition.Organisations;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The steward's queue of organisations that ask to take part.
@RestController
class StaffApplicationPages {
    private static final String ACTION = "organisation.verify";
    private static final int LONGEST_REASON = 500;

    private final Applications applications;
    private final Organisations organisations;
    private final Views views;

    StaffApplicationPages(Applications applications, Organisations organisations, Views views) {
        this.applications = applications;
        this.organisations = organisations;
        this.views = views;
    }

    /// @param done `accepted` or `refused`, just now
    @Needs(ACTION)
    @GetMapping("/{lang}/staff/members/applications")
    ResponseEntity<byte[]> queue(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request) {
        String known = List.of("accepted", "refused").contains(done) ? done : null;
        return page(lang, request, null, known, JoinView.Typed.NOTHING);
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/members/applications/{n}/accept")
    ResponseEntity<byte[]> accept(
            @PathVariable Lang lang,
            @PathVariable long n,
            @RequestParam(defaultValue = "") String id,
            HttpServletRequest request) {
        var typed = new JoinView.Typed(n, id, "");
        if (!Coalition.ID.matcher(id).matches()) {
            return page(lang, request, "id", null, typed);
        }
        return switch (applications.accept(n, id)) {
            case DONE -> done(lang, "accepted");
            case NOT_WAITING -> page(lang, request, "not-waiting", null, typed);
            case TAKEN -> page(lang, request, "taken", null, typed);
        };
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/members/applications/{n}/refuse")
    ResponseEntity<byte[]> refuse(
            @PathVariable Lang lang,
            @PathVariable long n,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        String why = reason.strip();
        var typed = new JoinView.Typed(n, "", reason);
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            return page(lang, request, "reason", null, typed);
        }
        return applications.refuse(n, why)
                ? done(lang, "refused")
                : page(lang, request, "not-waiting", null, typed);
    }

    private ResponseEntity<byte[]> done(Lang lang, String what) {
        return views.seeOther("/" + lang.code() + "/staff/members/applications?done=" + what);
    }

    private ResponseEntity<byte[]> page(
            Lang lang,
            HttpServletRequest request,
            @Nullable String problem,
            @Nullable String done,
            JoinView.Typed typed) {
        String title = views.messages(lang).text("coalition.applications");
        Page page = views.page(lang, "/staff/members/applications", Section.NONE, title);
        Map<String, String> coalitions =
                organisations.coalitions().stream()
                        .collect(Collectors.toMap(Coalition::id, it -> it.name(lang.code())));
        var view =
                new JoinView.Queue(
                        SignedIn.token(request),
                        applications.waiting().stream()
                                .map(it -> waiting(page, it, coalitions, typed))
                                .toList(),
                        problem == null ? null : page.text("coalition.applications." + problem),
                        done == null ? null : page.text("coalition.applications." + done));
        String template = "coalition/staff-applications.jte";
        return problem == null
                ? views.html(page, Caching.NO_STORE, template, view)
                : views.invalid(page, template, view);
    }

    private static JoinView.Waiting waiting(
            Page page,
            Applications.Waiting it,
            Map<String, String> coalitions,
            JoinView.Typed typed) {
        Application asked = it.application();
        String what =
                page.text("coalition.kind." + asked.kind())
                        + " · "
                        + page.text("coalition.role." + asked.role());
        String coalition = coalitions.get(asked.coalition());
        return new JoinView.Waiting(
                it.id(),
                page.formats().date(it.asked()),
                asked.names().values().stream().filter(name -> !name.isEmpty()).distinct().toList(),
                coalition == null ? what : what + " · " + coalition,
                asked.registerNo(),
                asked.contact(),
                asked.words(),
                typed.application() == it.id() ? typed : JoinView.Typed.NOTHING);
    }
}
