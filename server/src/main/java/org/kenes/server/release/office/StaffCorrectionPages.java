package org.kenes.server.release.office;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.release.Releases;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Refusal.FieldError;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where the office says what it got wrong, and fixes things before they are used.
@RestController
class StaffCorrectionPages {
    private static final String CORRECT = "release.correct";
    private static final String REGISTER = "release.draft";
    private static final String TEMPLATE = "release/staff-corrections.jte";
    private static final int LONGEST = 2_000;

    /// What can be fixed before it is used.
    static final List<String> WHAT =
            List.of("figure", "weights", "thresholds", "cut-times", "lottery", "lexicon", "report");

    private final Corrections corrections;
    private final Catalogue catalogue;
    private final ReleaseDesk desk;
    private final Releases releases;
    private final SignedIn signedIn;
    private final Views views;

    StaffCorrectionPages(
            Corrections corrections,
            Catalogue catalogue,
            ReleaseDesk desk,
            Releases releases,
            SignedIn signedIn,
            Views views) {
        this.corrections = corrections;
        this.catalogue = catalogue;
        this.desk = desk;
        this.releases = releases;
        this.signedIn = signedIn;
        this.views = views;
    }

    @Needs(CORRECT)
    @GetMapping("/{lang}/staff/corrections")
    ResponseEntity<byte[]> all(@PathVariable Lang lang, HttpServletRequest request) {
        return views.html(page(lang), Caching.NO_STORE, TEMPLATE, view(request, List.of()));
    }

    @Needs(CORRECT)
    @PostMapping("/{lang}/staff/corrections")
    ResponseEntity<byte[]> publish(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String release,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String thing,
            @RequestParam(defaultValue = "") String was,
            @RequestParam(defaultValue = "") String now,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String noticed,
            HttpServletRequest request) {
        Staff staff = signedIn.staff();
        Page page = page(lang);
        List<FieldError> errors = new ArrayList<>();
        Map.of("thing", thing, "was", was, "now", now, "why", why)
                .forEach((field, value) -> {
                    if (value.isBlank() || value.length() > LONGEST) {
                        String text = page.text("release.law.error.needed");
                        errors.add(new FieldError(field, "missing", text));
                    }
                });
        LocalDate day = null;
        try {
            day = LocalDate.parse(noticed.strip());
        } catch (DateTimeException e) {
            errors.add(new FieldError("noticed", "date", page.text("release.law.error.date")));
        }
        if (releases.find(release).isEmpty() || !Corrections.WHAT.contains(what)) {
            String text = page.text("release.law.error.needed");
            errors.add(new FieldError("release", "unknown", text));
        }
        if (!errors.isEmpty() || day == null) {
            errors.sort(java.util.Comparator.comparing(FieldError::field));
            return views.invalid(page, TEMPLATE, view(request, errors));
        }
        corrections.propose(
                release,
                what,
                thing.strip(),
                was.strip(),
                now.strip(),
                why.strip(),
                day,
                staff.id());
        return views.seeOther(page.link("staff/corrections"));
    }

    /// The second person.
    @Needs(CORRECT)
    @PostMapping("/{lang}/staff/corrections/{id:correction-[0-9]{1,18}}/sign")
    ResponseEntity<byte[]> sign(
            @PathVariable Lang lang, @PathVariable String id, HttpServletRequest request) {
        Page page = page(lang);
        if (corrections.waiting().stream().noneMatch(it -> it.correction().id().equals(id))) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        return corrections.sign(id, signedIn.staff().id())
                ? views.seeOther(page.link("corrections"))
                : views.refuse(
                        request,
                        Refusal.of(Problem.FORBIDDEN)
                                .withDetail(page.text("release.office.error.same")));
    }

    /// @param content what is fixed; only its hash enters the record
    @Needs(REGISTER)
    @PostMapping("/{lang}/staff/registrations")
    ResponseEntity<byte[]> register(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String content,
            HttpServletRequest request) {
        Page page = page(lang);
        if (what.equals("catalogue")) {
            catalogue.register();
            return views.seeOther(page.link("registrations"));
        }
        if (!WHAT.contains(what) || !id.matches("\\S{1,200}") || content.isBlank()) {
            String text = page.text("release.law.error.needed");
            return views.invalid(
                    page, TEMPLATE, view(request, List.of(new FieldError("id", "missing", text))));
        }
        desk.register(what, id, content.replace("\r\n", "\n"));
        return views.seeOther(page.link("registrations"));
    }

    private OfficeView.Corrected view(HttpServletRequest request, List<FieldError> errors) {
        return new OfficeView.Corrected(
                SignedIn.token(request),
                releases.all().stream().map(it -> new Piece.Option(it.id(), it.id())).toList(),
                corrections.waiting().stream()
                        .map(it ->
                                new OfficeView.Proposed(
                                        it.correction(), it.madeBy() == signedIn.staff().id()))
                        .toList(),
                errors,
                errors.isEmpty() ? Map.of() : Views.typed(request));
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("release.correction.title");
        return views.page(lang, "/staff/corrections", Section.NONE, title);
    }
}
