package org.kenes.server.shell.door;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.Languages;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// `/` leads to the front page in the reader's language.
@RestController
class FrontDoor {
    private final Languages languages;

    FrontDoor(Languages languages) {
        this.languages = languages;
    }

    @GetMapping("/")
    ResponseEntity<Void> enter(HttpServletRequest request) {
        return to("/" + languages.preferred(request).code() + "/");
    }

    /// `/kk` is what people type.
    @GetMapping("/{lang}")
    ResponseEntity<Void> withoutSlash(@PathVariable Lang lang) {
        return to("/" + lang.code() + "/");
    }

    private static ResponseEntity<Void> to(String address) {
        return ResponseEntity.status(302)
                .header(HttpHeaders.LOCATION, address)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
