package org.kenes.server.home;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.Languages;
import org.kenes.server.shell.door.SiteAddress;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/// Addresses that programs know by heart.
@RestController
class WellKnown {
    /// RFC 9116 wants a date within a year.
    private static final Period GOOD_FOR = Period.ofMonths(11);

    private final Environment settings;
    private final Languages languages;
    private final SiteAddress site;
    private final Clock clock;

    WellKnown(Environment settings, Languages languages, SiteAddress site, Clock clock) {
        this.settings = settings;
        this.languages = languages;
        this.site = site;
        this.clock = clock;
    }

    /// To whom a weakness is told (RFC 9116): `kenes.security-contact`, or the imprint.
    @GetMapping("/.well-known/security.txt")
    ResponseEntity<byte[]> security(HttpServletRequest request) {
        String imprint = site.of(request) + "/" + languages.preferred(request).code() + "/imprint";
        String contact = settings.getProperty("kenes.security-contact", imprint);
        LocalDate until = LocalDate.now(clock.withZone(ZoneOffset.UTC)).plus(GOOD_FOR);
        return text(
                "Contact: "
                        + contact
                        + "\nExpires: "
                        + until
                        + "T00:00:00Z\nPreferred-Languages: kk, ru, en\nCanonical: "
                        + site.of(request)
                        + "/.well-known/security.txt\n");
    }

    /// Everything public may be found; what belongs to one person may not.
    @GetMapping("/robots.txt")
    ResponseEntity<byte[]> robots() {
        return text(
                """
                User-agent: *
                Disallow: /*/me
                Disallow: /*/staff
                Disallow: /*/confirm
                Disallow: /*/unfollow
                Disallow: /key/
                """);
    }

    private static ResponseEntity<byte[]> text(String text) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
