package org.kenes.server.release.law;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.state.LegalWindow;
import org.kenes.server.shell.state.LegalWindow.Effect;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Stands before every controller. It asks by the route that was matched, not by the address as
/// typed, so that no spelling of an address goes around it.
@Component
class LawDoor implements HandlerInterceptor, WebMvcConfigurer {
    private final LegalCalendar calendar;
    private final LockedRoutes routes;
    private final Views views;

    LawDoor(LegalCalendar calendar, LockedRoutes routes, Views views) {
        this.calendar = calendar;
        this.routes = routes;
        this.views = views;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<LegalWindow> closing = closing(request);
        if (closing.isEmpty()) {
            return true;
        }
        ResponseEntity<byte[]> answer = refusal(request, closing.get());
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders()
                .forEach((name, values) -> values.forEach(v -> response.setHeader(name, v)));
        byte[] body = answer.getBody();
        if (body != null) {
            response.getOutputStream().write(body);
        }
        return false;
    }

    private Optional<LegalWindow> closing(HttpServletRequest request) {
        String route =
                String.valueOf(
                        request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        Map<String, String> variables = variables(request);
        for (Effect effect : Effect.values()) {
            Optional<LegalWindow> runs = calendar.runningNow(effect);
            if (runs.isPresent()
                    && routes.closes(effect, route, variables, request.getRequestURI())) {
                return runs;
            }
        }
        return Optional.empty();
    }

    private ResponseEntity<byte[]> refusal(HttpServletRequest request, LegalWindow window) {
        if (request.getRequestURI().endsWith(".png")) {
            return NeutralCard.answer();
        }
        return views.refuse(request, Refusal.of(Problem.NOT_SHOWN_BY_LAW).withUntil(window.to()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> variables(HttpServletRequest request) {
        Object found = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return found instanceof Map<?, ?> map ? (Map<String, String>) map : Map.of();
    }
}
