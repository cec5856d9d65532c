package org.kenes.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.audit.AuditLog;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Refused;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Asks at every address for what it [Needs], before the request is read, and writes down what came
/// of it: an action that was not refused is a row of the [AuditLog].
@Component
class StaffGate implements HandlerInterceptor, WebMvcConfigurer {
    private static final String ACTING = StaffGate.class.getName();

    /// Fields that name what was acted on. Words, reasons and contacts are in none of them.
    private static final List<String> NAMES = List.of("code", "id", "batch", "release", "window");

    private final SignedIn signedIn;
    private final StaffSessions sessions;
    private final AuditLog audit;

    StaffGate(SignedIn signedIn, StaffSessions sessions, AuditLog audit) {
        this.signedIn = signedIn;
        this.sessions = sessions;
        this.audit = audit;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        Needs needs = needs(handler);
        if (needs != null) {
            Staff staff = signedIn.staff();
            if (!sessions.isOpen(request, staff)) {
                throw new Refused(Refusal.of(Problem.SIGN_IN_AGAIN));
            }
            if (!may(staff, needs.value())) {
                throw new Refused(Refusal.of(Problem.FORBIDDEN));
            }
            request.setAttribute(ACTING, staff);
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception e) {
        Needs needs = needs(handler);
        if (needs != null
                && request.getMethod().equals("POST")
                && response.getStatus() < 400
                && request.getAttribute(ACTING) instanceof Staff staff) {
            audit.append(staff.id(), String.join(" ", needs.value()), object(request));
        }
    }

    private static @Nullable Needs needs(Object handler) {
        return handler instanceof HandlerMethod method
                ? method.getMethodAnnotation(Needs.class)
                : null;
    }

    private static String object(HttpServletRequest request) {
        String path = request.getRequestURI().replaceFirst("^/[a-z]{2,3}/staff/?", "");
        String named =
                request.getParameterMap().entrySet().stream()
                        .filter(it -> NAMES.contains(it.getKey()))
                        .sorted(Map.Entry.comparingByKey())
                        .flatMap(it -> Arrays.stream(it.getValue()))
                        .filter(it -> it.matches("[A-Za-z0-9_-]{1,64}"))
                        .collect(Collectors.joining(" "));
        return named.isEmpty() ? path : path + " " + named;
    }

    private static boolean may(Staff staff, String[] actions) {
        return actions.length == 0 || Arrays.stream(actions).anyMatch(staff::may);
    }
}
