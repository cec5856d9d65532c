package org.kenes.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Refused;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.util.Arrays;

/// Asks at every address for what it [Needs], before the request is read.
@Component
class StaffGate implements HandlerInterceptor, WebMvcConfigurer {
    private final SignedIn signedIn;

    StaffGate(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Needs needs = method.getMethodAnnotation(Needs.class);
            if (needs != null && !may(signedIn.staff(), needs.value())) {
                throw new Refused(Refusal.of(Problem.FORBIDDEN));
            }
        }
        return true;
    }

    private static boolean may(Staff staff, String[] actions) {
        return actions.length == 0 || Arrays.stream(actions).anyMatch(staff::may);
    }
}
