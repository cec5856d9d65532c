package org.kenes.server.outreach.photo;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Views;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// `/media/{hash}-{size}.jpg`: pictures under the hash of their content; gone once they are taken
/// down.
@RestController
class PhotoPages {
    private final Photos photos;
    private final Views views;

    PhotoPages(Photos photos, Views views) {
        this.photos = photos;
        this.views = views;
    }

    @GetMapping("/media/{hash:[0-9a-f]{32}}-{size:[0-9]{3,4}}.jpg")
    ResponseEntity<byte[]> one(
            @PathVariable String hash, @PathVariable int size, HttpServletRequest request) {
        return switch (photos.shown(hash, size)) {
            case Photos.Shown.Bytes it ->
                    ResponseEntity.ok()
                            .contentType(MediaType.IMAGE_JPEG)
                            .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400, immutable")
                            .header("Content-Security-Policy", "sandbox; default-src 'none'")
                            .body(it.jpeg());
            case Photos.Shown.Gone gone -> views.refuse(request, Refusal.of(Problem.GONE));
            case Photos.Shown.Unknown no -> views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        };
    }
}
