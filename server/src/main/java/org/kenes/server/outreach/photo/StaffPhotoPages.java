package org.kenes.server.outreach.photo;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.stream.Stream;

/// Where moderators look at photos: nothing is shown that nobody has looked at.
@RestController
class StaffPhotoPages {
    private static final String ACTION = "photo.publish";
    private static final int MOST = 50;

    private final Photos photos;
    private final PhotoDecisions decisions;
    private final Views views;

    StaffPhotoPages(Photos photos, PhotoDecisions decisions, Views views) {
        this.photos = photos;
        this.decisions = decisions;
        this.views = views;
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/photos")
    ResponseEntity<byte[]> show(
            @PathVariable Lang lang,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request) {
        return page(lang, request, List.of(), done);
    }

    /// Made anew from the original, like everything that is shown.
    @Needs(ACTION)
    @GetMapping("/{lang}/staff/photos/{id}.jpg")
    ResponseEntity<byte[]> preview(@PathVariable String id, HttpServletRequest request) {
        return decisions
                .preview(id)
                .map(jpeg ->
                        ResponseEntity.ok()
                                .contentType(MediaType.IMAGE_JPEG)
                                .header("Cache-Control", "no-store")
                                .body(jpeg))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/photos/{id}/publish")
    ResponseEntity<byte[]> publish(
            @PathVariable Lang lang,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String consentRef,
            @RequestParam(defaultValue = "") String author,
            HttpServletRequest request) {
        String permission = consentRef.isBlank() ? null : consentRef.strip();
        String tookIt = author.isBlank() ? null : author.strip();
        return decided(lang, decisions.publish(id, permission, tookIt), request);
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/photos/{id}/takedown")
    ResponseEntity<byte[]> takeDown(
            @PathVariable Lang lang,
            @PathVariable String id,
            @RequestParam String reason,
            HttpServletRequest request) {
        boolean code = reason.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
        return code
                ? decided(lang, decisions.takeDown(id, reason), request)
                : page(lang, request, List.of(reason), null);
    }

    private ResponseEntity<byte[]> decided(
            Lang lang, PhotoDecisions.Decision decision, HttpServletRequest request) {
        return switch (decision) {
            case PhotoDecisions.Decision.Done it ->
                    views.seeOther("/" + lang.code() + "/staff/photos?done=1");
            case PhotoDecisions.Decision.Refused it -> page(lang, request, it.reasons(), null);
            case PhotoDecisions.Decision.Missing it ->
                    views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        };
    }

    private ResponseEntity<byte[]> page(
            Lang lang, HttpServletRequest request, List<String> problems, @Nullable String done) {
        String title = views.messages(lang).text("outreach.photos.staff");
        Page page = views.page(lang, "/staff/photos", Section.NONE, title);
        List<PhotoDesk.Line> lines =
                Stream.concat(
                                photos.list(null, "new").stream(),
                                photos.list(null, "published").stream())
                        .limit(MOST)
                        .map(it -> new PhotoDesk.Line(it, decisions.obstacles(it)))
                        .toList();
        var view = new PhotoDesk(SignedIn.token(request), problems, done != null, lines);
        return problems.isEmpty()
                ? views.html(page, Caching.NO_STORE, "outreach/staff-photos.jte", view)
                : views.invalid(page, "outreach/staff-photos.jte", view);
    }
}
