package org.kenes.server.record.log;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.record.PublicLog;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// How anybody checks the record on a machine of their own.
@RestController
class VerifyPages {
    private final Views views;
    private final PublicLog log;

    VerifyPages(Views views, PublicLog log) {
        this.views = views;
        this.log = log;
    }

    @GetMapping("/{lang}/verify")
    ResponseEntity<byte[]> verify(@PathVariable Lang lang, HttpServletRequest request) {
        Page page =
                views.page(
                        lang,
                        request,
                        Section.NONE,
                        views.messages(lang).text("release.verify.title"));
        String address = request.getScheme() + "://" + request.getHeader("Host");
        VerifyView view =
                new VerifyView(
                        log.published()
                                .map(published ->
                                        new VerifyView.Checkpoint(
                                                published.head().size(),
                                                published.head().root().base64(),
                                                published.note().toString()))
                                .orElse(null),
                        log.key().toString(),
                        log.witnesses().stream()
                                .map(witness ->
                                        new VerifyView.Witness(witness.name(), witness.cosigned()))
                                .toList(),
                        "./kenes log verify " + address + "/log --growing --vkey " + log.key());
        return views.html(page, Caching.PUBLIC, "record/verify.jte", view);
    }
}
