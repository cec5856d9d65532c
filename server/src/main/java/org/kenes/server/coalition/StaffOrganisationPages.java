package org.kenes.server.coalition;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.CoalitionEntry;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
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

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Where those who lead an organisation say what its interest is, and sign what is declared in its
/// name: one enters, another one signs.
@RestController
class StaffOrganisationPages {
    private static final String ACTION = "organisation.edit";
    private static final int LONGEST = 2_000;

    private final Organisations organisations;
    private final Declarations declarations;
    private final SignedIn signedIn;
    private final Views views;

    StaffOrganisationPages(
            Organisations organisations,
            Declarations declarations,
            SignedIn signedIn,
            Views views) {
        this.organisations = organisations;
        this.declarations = declarations;
        this.signedIn = signedIn;
        this.views = views;
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/organisation")
    ResponseEntity<byte[]> show(
            @PathVariable Lang lang,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request) {
        return page(lang, List.of(), "", done, request);
    }

    /// @param has yes or no: whether it has an interest to declare
    @Needs(ACTION)
    @PostMapping("/{lang}/staff/organisation/interest")
    ResponseEntity<byte[]> enter(
            @PathVariable Lang lang,
            @RequestParam String has,
            @RequestParam(defaultValue = "") String statement,
            @RequestParam String paidBy,
            HttpServletRequest request) {
        Staff staff = signedIn.staff();
        String organisation = staff.organisation();
        if (organisation == null || !CoalitionEntry.Interest.PAID_BY.contains(paidBy)) {
            return views.refuse(
                    request,
                    Refusal.of(organisation == null ? Problem.FORBIDDEN : Problem.BAD_REQUEST));
        }
        String words = Normalizer.normalize(statement.strip(), Normalizer.Form.NFC);
        boolean declares = has.equals("yes");
        if (declares == words.isEmpty() || words.length() > LONGEST) {
            return page(lang, List.of("coalition.interest.words"), statement, null, request);
        }
        return declarations.enter(organisation, words, paidBy, staff.id())
                ? views.seeOther("/" + lang.code() + "/staff/organisation?done=entered")
                : page(lang, List.of("coalition.interest.signed-today"), statement, null, request);
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/organisation/sign")
    ResponseEntity<byte[]> sign(
            @PathVariable Lang lang,
            @RequestParam String what,
            @RequestParam String of,
            HttpServletRequest request) {
        Staff staff = signedIn.staff();
        String organisation = staff.organisation();
        if (organisation == null) {
            return views.refuse(request, Refusal.of(Problem.FORBIDDEN));
        }
        LocalDate day;
        try {
            day = LocalDate.parse(of);
        } catch (DateTimeException e) {
            return views.refuse(request, Refusal.of(Problem.BAD_REQUEST));
        }
        Declarations.Signed signed =
                what.equals("interest")
                        ? declarations.signInterest(organisation, day, staff.id())
                        : declarations.signMembership(organisation, day, staff.id());
        return switch (signed) {
            case DONE -> views.seeOther("/" + lang.code() + "/staff/organisation?done=signed");
            case SAME_PERSON -> views.refuse(request, Refusal.of(Problem.FORBIDDEN));
            case NOTHING -> page(lang, List.of("coalition.sign.nothing"), "", null, request);
        };
    }

    private ResponseEntity<byte[]> page(
            Lang lang,
            List<String> problems,
            String typed,
            @Nullable String done,
            HttpServletRequest request) {
        String title = views.messages(lang).text("coalition.own");
        Page page = views.page(lang, "/staff/organisation", Section.NONE, title);
        String organisation = signedIn.staff().organisation();
        String words = "coalition.own.done." + done;
        var view =
                new MemberView.Own(
                        SignedIn.token(request),
                        organisation == null ? null : organisations.find(organisation).orElse(null),
                        organisation == null ? List.of() : organisations.memberships(organisation),
                        organisation == null
                                ? Map.of()
                                : declarations.signatures(organisation, "membership"),
                        organisation == null ? List.of() : declarations.interests(organisation),
                        problems.stream().map(page::text).toList(),
                        typed,
                        done != null && page.messages().has(words) ? page.text(words) : null);
        return problems.isEmpty()
                ? views.html(page, Caching.NO_STORE, "coalition/staff-organisation.jte", view)
                : views.invalid(page, "coalition/staff-organisation.jte", view);
    }
}
