package org.kenes.server.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.door.MachineDoor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/// Who works here takes part as everybody does: in another browser session, never from the one that
/// is signed in. So a contribution cannot be tied to a member of staff, nor made in the office's
/// name by accident.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class StaffApart extends OncePerRequestFilter {
    private static final Pattern STAFF = Pattern.compile("/[a-z]{2,3}/staff(/.*)?");

    private final List<MachineDoor> doors;
    private final Views views;

    StaffApart(List<MachineDoor> doors, Views views) {
        this.doors = doors;
        this.views = views;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || STAFF.matcher(request.getRequestURI()).matches()
                || doors.stream().anyMatch(door -> door.leads(request.getRequestURI()));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (StaffDoor.isSignedIn(request)) {
            String detail = views.messages(request).text("account.apart");
            StaffDoor.send(
                    response,
                    views.refuse(
                            request,
                            Refusal.of(Problem.FORBIDDEN)
                                    .withDetail(detail)
                                    .withTyped(Views.typed(request))));
        } else {
            chain.doFilter(request, response);
        }
    }
}
