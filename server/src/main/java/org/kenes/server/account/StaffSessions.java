package org.kenes.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.kenes.server.account.audit.AuditLog;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Sessions of staff: half an hour of rest ends one (the container does that), twelve hours end it
/// in any case, and its owner ends all at once.
@Component
public class StaffSessions {
    private static final Duration LONGEST = Duration.ofHours(12);

    /// What changes who may enter asks for a sign-in of the last quarter of an hour.
    private static final Duration FRESH = Duration.ofMinutes(15);

    private static final String SINCE = "kenes.since";
    private static final String ROUND = "kenes.round";

    private static final String CURRENT = "select sessions from account.staff where id = ?";
    private static final String END =
            "update account.staff set sessions = sessions + 1 where id = ?";

    private final SecurityContextRepository sessions;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    StaffSessions(
            SecurityContextRepository sessions, AuditLog audit, JdbcClient jdbc, Clock clock) {
        this.sessions = sessions;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// From this answer on the browser is signed in, under a new session id.
    ///
    /// @param how for the list of actions: `sign-in.address` or `sign-in.passkey`
    public void begin(
            Staff staff, String how, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        HttpSession session = request.getSession();
        session.setAttribute(SINCE, clock.instant());
        session.setAttribute(ROUND, round(staff));
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(staff, null, List.of()));
        sessions.saveContext(context, request, response);
        audit.append(staff.id(), how, "");
    }

    /// Whether this session is still good; if not it is over.
    boolean isOpen(HttpServletRequest request, Staff staff) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return false;
        }
        boolean open =
                age(session).compareTo(LONGEST) < 0
                        && Integer.valueOf(round(staff)).equals(session.getAttribute(ROUND));
        if (!open) {
            session.invalidate();
        }
        return open;
    }

    /// @throws Refused when the sign-in is older than a quarter of an hour
    public void requireFresh(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || age(session).compareTo(FRESH) > 0) {
            throw new Refused(Refusal.of(Problem.SIGN_IN_AGAIN));
        }
    }

    /// All sessions of this person, wherever they are.
    @Transactional
    public void endAll(Staff staff) {
        jdbc.sql(END).param(staff.id()).update();
    }

    private Duration age(HttpSession session) {
        return session.getAttribute(SINCE) instanceof Instant since
                ? Duration.between(since, clock.instant())
                : LONGEST;
    }

    private int round(Staff staff) {
        return jdbc.sql(CURRENT).param(staff.id()).query(Integer.class).single();
    }
}
