package org.kenes.server.shell.limit;

import jakarta.servlet.http.HttpServletRequest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is limited, and how often one key and one network may do it (experience spec, section 10).
enum Limited {
    POSITION(
            "POST /[a-z]{2,3}/(text/[^/]+/stance|statements/[^/]+|c/[^/]+/(same|point))",
            List.of(new Rate(60, Duration.ofMinutes(1)), new Rate(1_000, Duration.ofDays(1))),
            new Rate(600, Duration.ofMinutes(1)),
            new Rate(6_000, Duration.ofMinutes(1))),
    TEXT(
            "POST /[a-z]{2,3}/(say|ask|propose|statements|c/[^/]+/(appeal|flag))",
            List.of(new Rate(5, Duration.ofMinutes(10)), new Rate(40, Duration.ofDays(1))),
            new Rate(60, Duration.ofMinutes(1)),
            new Rate(600, Duration.ofMinutes(1))),
    LOOK_UP(
            "POST /[a-z]{2,3}/receipt(/words)?|GET /[a-z]{2,3}/search",
            List.of(new Rate(60, Duration.ofMinutes(1))),
            new Rate(600, Duration.ofMinutes(1)),
            new Rate(6_000, Duration.ofMinutes(1))),
    MAIL(
            "POST /[a-z]{2,3}/(follow|confirm/email)|POST /voice(/issue)?",
            List.of(new Rate(10, Duration.ofHours(1))),
            new Rate(30, Duration.ofMinutes(1)),
            new Rate(120, Duration.ofMinutes(1))),
    SIGN_IN(
            "POST /[a-z]{2,3}/staff/(enter|sign-in)",
            List.of(),
            new Rate(60, Duration.ofMinutes(1)),
            new Rate(300, Duration.ofMinutes(1))),
    API_WRITE(
            "POST /api/v1/contributions",
            List.of(new Rate(600, Duration.ofMinutes(1))),
            new Rate(6_000, Duration.ofMinutes(1)),
            new Rate(6_000, Duration.ofMinutes(1))),
    API(
            "GET /api/v1/.*",
            List.of(),
            new Rate(500, Duration.ofSeconds(1)),
            new Rate(500, Duration.ofSeconds(1)));

    /// So many in so long, at once or one after the other.
    record Rate(int times, Duration in) {}

    private final Pattern requests;
    private final List<Rate> perKey;
    private final Rate soft;
    private final Rate perNetwork;

    /// @param soft what a network may do before a ticket is asked for; programs have none
    /// @param perNetwork what it may do with one
    Limited(String requests, List<Rate> perKey, Rate soft, Rate perNetwork) {
        this.requests = Pattern.compile(requests);
        this.perKey = perKey;
        this.soft = soft;
        this.perNetwork = perNetwork;
    }

    List<Rate> perKey() {
        return perKey;
    }

    boolean isForPrograms() {
        return this == API || this == API_WRITE;
    }

    Rate soft() {
        return soft;
    }

    Rate perNetwork() {
        return perNetwork;
    }

    /// A form that only looks for what is similar, or at what is to be sealed, records nothing yet.
    static Optional<Limited> of(HttpServletRequest request) {
        String line = request.getMethod() + " " + request.getRequestURI();
        for (Limited it : values()) {
            if (it.requests.matcher(line).matches()) {
                String step = request.getParameter("step");
                boolean looks = it == TEXT && "look".equals(step) || "seal".equals(step);
                return Optional.of(looks ? LOOK_UP : it);
            }
        }
        return Optional.empty();
    }
}
