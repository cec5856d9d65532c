package org.kenes.server.outreach.openrosa;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.account.FieldKey;
import org.kenes.server.account.FieldKeys;
import org.kenes.server.outreach.field.Caller;
import org.kenes.server.outreach.field.Outcome;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.state.Dialogue;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The two doors of OpenRosa: `/key/{token}` for the field, `/openrosa` with Basic for staff.
@Component
public class Doors {
    public static final String KEY = "/key/";
    static final String STAFF = "/openrosa";
    private static final int STAFF_PER_MINUTE = 6_000;

    private final FieldKeys keys;
    private final AdminKeys admins;
    private final Dialogue dialogue;
    private final Clock clock;
    private final List<String> proxies;
    private final @Nullable String baseUrl;

    /// `kenes.proxies`: addresses of proxies whose `X-Forwarded-Proto` is believed;
    /// `kenes.base-url`: the public address of the dialogue, else what the request asked for.
    Doors(FieldKeys keys, AdminKeys admins, Dialogue dialogue, Clock clock, Environment settings) {
        this.keys = keys;
        this.admins = admins;
        this.dialogue = dialogue;
        this.clock = clock;
        this.proxies = Arrays.asList(settings.getProperty("kenes.proxies", "").split("\\s*,\\s*"));
        this.baseUrl = settings.getProperty("kenes.base-url");
    }

    public sealed interface Entrance {
        record In(Caller caller) implements Entrance {}

        record Out(Outcome why) implements Entrance {}
    }

    /// @param token null at the door of staff
    /// @param reports whether this is a report, which an ended key may still send for a while
    public Entrance enter(HttpServletRequest request, @Nullable String token, boolean reports) {
        String version = request.getHeader(OpenRosaAnswers.VERSION);
        if (version != null && !version.strip().equals("1.0")) {
            return new Entrance.Out(Outcome.OTHER_VERSION);
        }
        return token == null ? staff(request) : field(request, token, reports);
    }

    private Entrance field(HttpServletRequest request, String token, boolean reports) {
        Optional<FieldKey> found = keys.find(token);
        if (found.isEmpty()) {
            return new Entrance.Out(Outcome.UNKNOWN_KEY);
        }
        FieldKey key = found.get();
        FieldKey.Reach reach = key.at(clock.instant());
        boolean open = reach == FieldKey.Reach.OPEN;
        if (!open && !(reports && reach == FieldKey.Reach.GRACE)) {
            return new Entrance.Out(Outcome.KEY_ENDED);
        }
        return new Entrance.In(
                new Caller(
                        key.id(),
                        key.organisation(),
                        key.place(),
                        lang(request, Lang.of(key.lang()).orElse(first())),
                        key.perMinute(),
                        base(request) + KEY + token,
                        !open));
    }

    private Entrance staff(HttpServletRequest request) {
        if (!scheme(request).equals("https")) {
            return new Entrance.Out(Outcome.HTTPS_ONLY);
        }
        String password = password(request);
        if (password == null || !admins.opens(password)) {
            return new Entrance.Out(Outcome.SIGN_IN);
        }
        return new Entrance.In(
                new Caller(
                        "staff",
                        "",
                        "",
                        lang(request, first()),
                        STAFF_PER_MINUTE,
                        base(request) + STAFF,
                        false));
    }

    private static @Nullable String password(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return null;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(6).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? null : pair.substring(colon + 1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// The public address of the dialogue, without a slash at the end.
    public String base(HttpServletRequest request) {
        if (baseUrl != null) {
            return baseUrl.replaceAll("/+$", "");
        }
        String host = request.getHeader("Host");
        return scheme(request) + "://" + (host == null ? request.getServerName() : host);
    }

    private String scheme(HttpServletRequest request) {
        String forwarded = request.getHeader("X-Forwarded-Proto");
        return forwarded != null && proxies.contains(request.getRemoteAddr())
                ? forwarded.strip().toLowerCase(Locale.ROOT)
                : request.getScheme();
    }

    private Lang first() {
        return dialogue.info().langs().getFirst();
    }

    /// The first language of `Accept-Language` that the dialogue has.
    public Lang lang(HttpServletRequest request, Lang otherwise) {
        String header = request.getHeader("Accept-Language");
        if (header == null) {
            return otherwise;
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .flatMap(range -> Lang.of(range.getRange().split("-")[0]).stream())
                    .filter(dialogue.info().langs()::contains)
                    .findFirst()
                    .orElse(otherwise);
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }
}
