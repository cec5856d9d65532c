package org.kenes.server.record.slip;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.ledger.note.VerifierKey;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Refusal.FieldError;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
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

/// Devices that sign slips: whose they are, what is missing of their slips, a new key, a lost
/// device.
@RestController
class StaffDevicePages {
    private static final String ACTION = "event.report";
    private static final String TEMPLATE = "record/staff-devices.jte";
    private static final String CODE = "[a-z0-9][a-z0-9-]{0,39}";

    private final DeviceSlips slips;
    private final SignedIn signedIn;
    private final Views views;

    StaffDevicePages(DeviceSlips slips, SignedIn signedIn, Views views) {
        this.slips = slips;
        this.signedIn = signedIn;
        this.views = views;
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/slips/devices")
    ResponseEntity<byte[]> devices(@PathVariable Lang lang, HttpServletRequest request) {
        var view = view(signedIn.staff(), "", "", "", List.of(), request);
        return views.html(page(lang), Caching.NO_STORE, TEMPLATE, view);
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/slips/devices")
    ResponseEntity<byte[]> register(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String org,
            @RequestParam(defaultValue = "") String device,
            @RequestParam(defaultValue = "") String vkey,
            HttpServletRequest request) {
        Staff staff = signedIn.staff();
        String own = staff.organisation();
        String by = own == null ? org.strip() : own;
        String id = device.strip();
        Messages messages = views.messages(lang);
        List<FieldError> errors = new ArrayList<>();
        if (!by.matches(CODE)) {
            errors.add(new FieldError("org", "org", messages.text("record.slips.org.bad")));
        }
        if (!id.matches(CODE)) {
            errors.add(new FieldError("device", "id", messages.text("record.devices.id.bad")));
        }
        Optional<VerifierKey> key = slips.key(id, vkey.strip());
        if (key.isEmpty()) {
            errors.add(new FieldError("vkey", "key", messages.text("record.devices.key.bad")));
        }
        if (errors.isEmpty() && !slips.register(by, id, key.orElseThrow())) {
            errors.add(new FieldError("device", "id", messages.text("record.devices.taken")));
        }
        return errors.isEmpty()
                ? views.seeOther("/" + lang.code() + "/staff/slips/devices")
                : views.invalid(
                        page(lang), TEMPLATE, view(staff, org, device, vkey, errors, request));
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/slips/devices/revoke")
    ResponseEntity<byte[]> revoke(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String id,
            HttpServletRequest request) {
        Staff staff = signedIn.staff();
        if (slips.revoke(id, staff.organisation())) {
            return views.seeOther("/" + lang.code() + "/staff/slips/devices");
        }
        String words = views.messages(lang).text("record.devices.revoke.bad");
        var view = view(staff, "", "", "", List.of(new FieldError("device", "id", words)), request);
        return views.invalid(page(lang), TEMPLATE, view);
    }

    private SlipView.Devices view(
            Staff staff,
            String org,
            String device,
            String vkey,
            List<FieldError> errors,
            HttpServletRequest request) {
        String own = staff.organisation();
        return new SlipView.Devices(
                slips.devices().stream().filter(it -> own == null || it.org().equals(own)).toList(),
                own,
                org,
                device,
                vkey,
                errors,
                SignedIn.token(request));
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("record.devices.title");
        return views.page(lang, "/staff/slips/devices", Section.NONE, title);
    }
}
