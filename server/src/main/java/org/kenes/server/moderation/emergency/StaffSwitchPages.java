package org.kenes.server.moderation.emergency;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.PlainText;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Refusal.FieldError;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.state.Emergency;
import org.kenes.server.shell.state.Emergency.Kind;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where a steward or administrator switches on and off, alone.
@RestController
class StaffSwitchPages {
    private static final String ACTION = "switch.emergency";
    private static final String TEMPLATE = "moderation/staff-emergency.jte";
    private static final int SHORTEST = 20;
    private static final int LONGEST = 500;

    private final Switches switches;
    private final SignedIn signedIn;
    private final Views views;

    StaffSwitchPages(Switches switches, SignedIn signedIn, Views views) {
        this.switches = switches;
        this.signedIn = signedIn;
        this.views = views;
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/emergency")
    ResponseEntity<byte[]> desk(@PathVariable Lang lang, HttpServletRequest request) {
        return views.html(page(lang), Caching.NO_STORE, TEMPLATE, view(request, List.of(), ""));
    }

    /// @param kind code of the switch
    /// @param to `on` or `off`
    @Needs(ACTION)
    @PostMapping("/{lang}/staff/emergency")
    ResponseEntity<byte[]> change(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        Page page = page(lang);
        Optional<Kind> meant =
                Arrays.stream(Kind.values()).filter(it -> it.code().equals(kind)).findFirst();
        if (meant.isEmpty() || !List.of("on", "off").contains(to)) {
            return views.refuse(request, Refusal.of(Problem.BAD_REQUEST));
        }
        if (!(PlainText.of(reason, SHORTEST, LONGEST) instanceof PlainText.Accepted accepted)) {
            String text =
                    page.text("moderation.emergency.reason.error", "min", SHORTEST, "max", LONGEST);
            var errors = List.of(new FieldError("reason-" + kind, "length", text));
            return views.invalid(page, TEMPLATE, view(request, errors, reason));
        }
        if (to.equals("on")) {
            switches.on(meant.get(), lang.code(), accepted.text(), signedIn.staff().id());
        } else {
            switches.off(meant.get(), accepted.text());
        }
        return views.seeOther(page.link("staff/emergency"));
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("moderation.emergency");
        return views.page(lang, "/staff/emergency", Section.NONE, title);
    }

    private SwitchView view(HttpServletRequest request, List<FieldError> errors, String typed) {
        List<Emergency> running = switches.running();
        return new SwitchView(
                SignedIn.token(request),
                errors,
                Arrays.stream(Kind.values())
                        .map(kind ->
                                new SwitchView.Switch(
                                        kind.code(),
                                        running.stream()
                                                .filter(it -> it.kind() == kind)
                                                .findFirst()
                                                .orElse(null)))
                        .toList(),
                typed);
    }
}
