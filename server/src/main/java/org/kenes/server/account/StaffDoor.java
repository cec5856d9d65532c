package org.kenes.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Views;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

import java.io.IOException;

/// Everything below `/{l}/staff` needs a session, and every POST there a token of that session. The
/// session has a cookie of its own that no other site and no public page can use.
@Configuration(proxyBeanMethods = false)
class StaffDoor {
    static final String COOKIE = "__Host-kenes-staff";
    private static final int IDLE_MINUTES = 30;

    static boolean isSignedIn(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(
                                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        != null;
    }

    @Bean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    @Order(1)
    SecurityFilterChain staffOnly(
            HttpSecurity http, SecurityContextRepository securityContexts, Views views) {
        return http.securityMatcher("/*/staff", "/*/staff/**")
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers("/*/staff/enter", "/*/staff/sign-in")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .securityContext(context -> context.securityContextRepository(securityContexts))
                .csrf(csrf -> csrf.csrfTokenRepository(new HttpSessionCsrfTokenRepository()))
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint((request, response, e) ->
                                        refuse(views, request, response, Problem.SIGN_IN_AGAIN))
                                .accessDeniedHandler((request, response, e) ->
                                        refuse(views, request, response, Problem.FORBIDDEN)))
                .build();
    }

    @Bean
    ServletContextInitializer staffCookie() {
        return context -> {
            var cookie = context.getSessionCookieConfig();
            cookie.setName(COOKIE);
            cookie.setPath("/");
            cookie.setSecure(true);
            cookie.setHttpOnly(true);
            cookie.setAttribute("SameSite", "Strict");
            context.setSessionTimeout(IDLE_MINUTES);
        };
    }

    private static void refuse(
            Views views, HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        Refusal refusal = Refusal.of(problem).withTyped(Views.typed(request));
        send(response, views.refuse(request, refusal));
    }

    static void send(HttpServletResponse response, ResponseEntity<byte[]> answer)
            throws IOException {
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders()
                .forEach((name, values) -> values.forEach(v -> response.setHeader(name, v)));
        byte[] body = answer.getBody();
        if (body != null) {
            response.getOutputStream().write(body);
        }
    }
}
