package org.kenes.server.outreach.command;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.kenes.server.account.AdminKeys;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Asks for the administrator's key at every address of `kenes field …`, before the request is
/// read.
@Component
class AdminsOnly implements HandlerInterceptor, WebMvcConfigurer {
    private static final String BEARER = "Bearer ";

    private final AdminKeys admins;

    AdminsOnly(AdminKeys admins) {
        this.admins = admins;
    }

    /// The key is missing or wrong; [Commands] says so.
    static final class NoKey extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/field/**");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        String header = request.getHeader("Authorization");
        if (header == null
                || !header.startsWith(BEARER)
                || !admins.opens(header.substring(BEARER.length()).strip())) {
            throw new NoKey();
        }
        return true;
    }
}
