package org.kenes.server.record.slip;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.strict.Decimal;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.QrCode;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Refusal.FieldError;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.door.SiteAddress;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.language.Messages;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The workbench of those who hand slips out: a new book, its printing, a spoiled slip.
@RestController
class StaffSlipPages {
    private static final String ACTION = "event.report";

    private final Slips slips;
    private final SignedIn signedIn;
    private final SiteAddress site;
    private final Views views;

    StaffSlipPages(Slips slips, SignedIn signedIn, SiteAddress site, Views views) {
        this.slips = slips;
        this.signedIn = signedIn;
        this.site = site;
        this.views = views;
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/slips")
    ResponseEntity<byte[]> workbench(@PathVariable Lang lang, HttpServletRequest request) {
        Staff staff = signedIn.staff();
        return views.html(
                page(lang, ""),
                Caching.NO_STORE,
                "record/staff-slips.jte",
                view(staff, "", "", "", null, List.of(), request));
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/slips")
    ResponseEntity<byte[]> register(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String org,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String count,
            HttpServletRequest request) {
        Staff staff = signedIn.staff();
        String own = staff.organisation();
        String by = own == null ? org.strip() : own;
        Messages messages = views.messages(lang);
        List<FieldError> errors = new ArrayList<>();
        if (!by.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            errors.add(new FieldError("org", "org", messages.text("record.slips.org.bad")));
        }
        if (!region.strip().matches("([A-Z]{2}-[0-9A-Z]{1,8})?")) {
            errors.add(
                    new FieldError("region", "region", messages.text("record.slips.region.bad")));
        }
        int number = number(count.strip());
        if (number < 1 || number > Slips.MOST) {
            errors.add(
                    new FieldError(
                            "count",
                            "count",
                            messages.text("record.slips.count.bad", "most", Slips.MOST)));
        }
        if (!errors.isEmpty()) {
            return views.invalid(
                    page(lang, ""),
                    "record/staff-slips.jte",
                    view(staff, org, region, count, null, errors, request));
        }
        String book = slips.register(by, region.strip(), number);
        return views.seeOther("/" + lang.code() + "/staff/slips/" + book);
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/slips/void")
    ResponseEntity<byte[]> spoil(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String serial,
            HttpServletRequest request) {
        Staff staff = signedIn.staff();
        if (!slips.spoil(serial, staff.organisation())) {
            String words = views.messages(lang).text("record.slips.serial.bad");
            return views.invalid(
                    page(lang, ""),
                    "record/staff-slips.jte",
                    view(
                            staff,
                            "",
                            "",
                            "",
                            null,
                            List.of(new FieldError("serial", "serial", words)),
                            request));
        }
        return views.html(
                page(lang, ""),
                Caching.NO_STORE,
                "record/staff-slips.jte",
                view(staff, "", "", "", Slips.serial(serial).orElse(""), List.of(), request));
    }

    /// Both halves of every slip. Printed only once the book is in the published log: a slip that
    /// was used before could have been made up afterwards.
    @Needs(ACTION)
    @GetMapping("/{lang}/staff/slips/{book:[a-z0-9-]{1,60}}")
    ResponseEntity<byte[]> print(
            @PathVariable Lang lang, @PathVariable String book, HttpServletRequest request) {
        Staff staff = signedIn.staff();
        Optional<Slips.Book> found =
                own(staff).stream().filter(it -> it.book().equals(book)).findFirst();
        if (found.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        List<SlipView.Half> halves = List.of();
        if (found.get().registered()) {
            String address = site.of(request) + "/" + lang.code() + "/slip/";
            halves =
                    slips.serials(book).stream()
                            .map(serial ->
                                    new SlipView.Half(serial, QrCode.ofAddress(address + serial)))
                            .toList();
        }
        return views.html(
                page(lang, "/" + book),
                Caching.NO_STORE,
                "record/slip-book.jte",
                new SlipView.Printed(found.get(), halves));
    }

    private static int number(String typed) {
        try {
            return (int) Math.min(Decimal.parse(typed), Integer.MAX_VALUE);
        } catch (MalformedException e) {
            return 0;
        }
    }

    private List<Slips.Book> own(Staff staff) {
        String own = staff.organisation();
        return slips.books().stream().filter(it -> own == null || it.org().equals(own)).toList();
    }

    private SlipView.Workbench view(
            Staff staff,
            String org,
            String region,
            String count,
            @Nullable String voided,
            List<FieldError> errors,
            HttpServletRequest request) {
        return new SlipView.Workbench(
                own(staff),
                staff.organisation(),
                org,
                region,
                count,
                voided,
                errors,
                SignedIn.token(request));
    }

    private Page page(Lang lang, String below) {
        String title = views.messages(lang).text("record.slips.title");
        return views.page(lang, "/staff/slips" + below, Section.NONE, title);
    }
}
