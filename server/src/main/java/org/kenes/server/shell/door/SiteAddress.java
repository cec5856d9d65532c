package org.kenes.server.shell.door;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where this site is from outside, for what leaves it on paper: `kenes.base-url` if the operator
/// has said so, else as the reader asked for it.
@Component
public class SiteAddress {
    private final Environment settings;
    private final @Nullable String told;

    SiteAddress(Environment settings) {
        this.settings = settings;
        this.told = settings.getProperty("kenes.base-url");
    }

    /// For what is written while nobody asks: a mail. Without a slash at the end.
    public String own() {
        return told != null
                ? told.replaceAll("/+$", "")
                : "http://localhost:" + settings.getProperty("local.server.port", "8080");
    }

    /// Without a slash at the end.
    public String of(HttpServletRequest request) {
        if (told != null) {
            return own();
        }
        String host = request.getHeader("Host");
        return request.getScheme() + "://" + (host == null ? request.getServerName() : host);
    }
}
