package org.kenes.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Optional;

/// Signing in and out, and what somebody may do now.
@RestController
class StaffPages {
    /// Workbenches that exist: the action that opens each, and its address below `staff/`.
    private static final List<StaffView.Bench> BENCHES =
            List.of(
                    new StaffView.Bench("event.report", "events"),
                    new StaffView.Bench("role.grant.field", "field"),
                    new StaffView.Bench("event.backcheck", "backchecks"),
                    new StaffView.Bench("organisation.edit", "organisation"),
                    new StaffView.Bench("photo.publish", "photos"),
                    new StaffView.Bench("event.report", "slips"),
                    new StaffView.Bench("answer.draft", "answers"),
                    new StaffView.Bench("answer.publish", "answers"),
                    new StaffView.Bench("proposal.decide", "decisions"),
                    new StaffView.Bench("translation.write", "translations"),
                    new StaffView.Bench("moderation.decide", "moderation"),
                    new StaffView.Bench("moderation.appeal.decide", "appeals"),
                    new StaffView.Bench("organisation.verify", "members"),
                    new StaffView.Bench("text.version.publish", "text"),
                    new StaffView.Bench("note.write", "notes"),
                    new StaffView.Bench("legal.profile.change", "calendar"),
                    new StaffView.Bench("figure.try", "figures"),
                    new StaffView.Bench("release.correct", "releases"),
                    new StaffView.Bench("release.draft", "sessions"),
                    new StaffView.Bench("release.draft", "polls"),
                    new StaffView.Bench("release.draft", "referendum"),
                    new StaffView.Bench("release.draft", "tracker"),
                    new StaffView.Bench("dialogue.open-close", "opening"),
                    new StaffView.Bench("switch.emergency", "emergency"),
                    new StaffView.Bench("role.grant.power", "roles"),
                    new StaffView.Bench("audit.read", "audit"));

    private final StaffLinks links;
    private final SignedIn signedIn;
    private final StaffSessions sessions;
    private final Views views;

    StaffPages(StaffLinks links, SignedIn signedIn, StaffSessions sessions, Views views) {
        this.links = links;
        this.signedIn = signedIn;
        this.sessions = sessions;
        this.views = views;
    }

    @GetMapping("/{lang}/staff/enter")
    ResponseEntity<byte[]> enter(
            @PathVariable Lang lang, @RequestParam("t") String token, HttpServletRequest request) {
        String title = views.messages(lang).text("account.enter");
        Page page = views.page(lang, "/staff/enter", Section.NONE, title);
        var view = new StaffView.Enter(links.isOpen(token), token, SignedIn.token(request));
        return views.html(page, Caching.NO_STORE, "account/enter.jte", view);
    }

    @PostMapping("/{lang}/staff/enter")
    ResponseEntity<byte[]> spend(
            @PathVariable Lang lang,
            @RequestParam("t") String token,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Staff> staff = links.spend(token);
        if (staff.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.GONE));
        }
        sessions.begin(staff.get(), "sign-in.address", request, response);
        return views.seeOther("/" + lang.code() + "/staff");
    }

    @Needs({})
    @PostMapping("/{lang}/staff/sign-out")
    ResponseEntity<byte[]> signOut(@PathVariable Lang lang, HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return views.seeOther("/" + lang.code() + "/");
    }

    @Needs({})
    @GetMapping("/{lang}/staff")
    ResponseEntity<byte[]> home(@PathVariable Lang lang, HttpServletRequest request) {
        Staff staff = signedIn.staff();
        String title = views.messages(lang).text("account.home");
        Page page = views.page(lang, request, Section.NONE, title);
        List<String> open =
                BENCHES.stream()
                        .filter(it -> staff.may(it.action()))
                        .map(StaffView.Bench::path)
                        .distinct()
                        .toList();
        var view =
                new StaffView.Home(
                        staff, open, Permissions.actions(staff.role()), SignedIn.token(request));
        return views.html(page, Caching.NO_STORE, "account/home.jte", view);
    }
}
