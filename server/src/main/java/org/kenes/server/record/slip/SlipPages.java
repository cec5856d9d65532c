package org.kenes.server.record.slip;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.Locale;

/// Where one slip is: the page that the code on the holder's half leads to.
@RestController
class SlipPages {
    private final Slips slips;
    private final Views views;

    SlipPages(Slips slips, Views views) {
        this.slips = slips;
        this.views = views;
    }

    @GetMapping("/{lang}/slip/{serial}")
    ResponseEntity<byte[]> slip(
            @PathVariable Lang lang, @PathVariable String serial, HttpServletRequest request) {
        return slips.find(serial)
                .map(slip ->
                        views.html(
                                views.page(
                                        lang,
                                        "/slip/" + slip.serial(),
                                        Section.RECORD,
                                        views.messages(lang).text("record.slip.title")),
                                Caching.NO_STORE,
                                "record/slip.jte",
                                new SlipView.Where(slip)))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    /// As the QR code spells it.
    @GetMapping("/{lang:[A-Z]{2}}/SLIP/{serial:[0-9A-Z-]{1,20}}")
    ResponseEntity<byte[]> capitals(@PathVariable String lang, @PathVariable String serial) {
        return views.seeOther("/" + lang.toLowerCase(Locale.ROOT) + "/slip/" + serial);
    }
}
