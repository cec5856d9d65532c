package org.kenes.server.shell.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.kenes.server.shell.Caching;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.regex.Pattern;

/// What a browser may do with our answers (OWASP ASVS 5.0, 3.4): nothing from elsewhere, no inline
/// script or style, no frame around us except the embeds, which hold no form and no script. An
/// answer that says nothing about caching is not kept.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeaders extends OncePerRequestFilter {
    private static final String OWN =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " font-src 'self'; connect-src 'self'; manifest-src 'self';"
                    + " worker-src 'self'; form-action 'self'; base-uri 'none';"
                    + " object-src 'none'; frame-ancestors 'none'";
    private static final String EMBED =
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self';"
                    + " form-action 'none'; base-uri 'none'; object-src 'none';"
                    + " frame-ancestors *";
    private static final String NOTHING_ALLOWED =
            "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(),"
                    + " fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(),"
                    + " microphone=(), midi=(), payment=(), picture-in-picture=(),"
                    + " publickey-credentials-get=(self), screen-wake-lock=(), usb=(),"
                    + " xr-spatial-tracking=()";

    /// Addresses that hold a secret, or lead from one: they are told to nobody.
    private static final Pattern SECRET =
            Pattern.compile("/(key/.*|[a-z]{2,3}/(me|confirm|receipt|unfollow)(/.*)?)");

    /// What other sites may load: embeds, share cards, the API and every data file.
    private static final Pattern SHARED =
            Pattern.compile(
                    "/(embed|card|api|assets|log)/.*|.*\\.(csv|json|parquet|xml|ics|atom|svg|zip)");

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        boolean embed = path.startsWith("/embed/");
        response.setHeader("Content-Security-Policy", embed ? EMBED : OWN);
        response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Referrer-Policy", SECRET.matcher(path).matches() ? "no-referrer" : "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader(
                "Cross-Origin-Resource-Policy",
                SHARED.matcher(path).matches() ? "cross-origin" : "same-origin");
        response.setHeader("Permissions-Policy", NOTHING_ALLOWED);
        response.setHeader("Cache-Control", Caching.NO_STORE.header(Caching.reach()));
        chain.doFilter(request, response);
    }
}
