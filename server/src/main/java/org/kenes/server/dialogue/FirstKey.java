package org.kenes.server.dialogue;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Hands a browser its key before the first thing it says is recorded: the form is answered with
/// the key and sent once more, by the browser itself. Whoever taps twice because the network is
/// slow is therefore one voice: the browser gives up the first tap, and a key that came with its
/// answer is what the second one is sent with.
///
/// A browser that keeps no cookie comes back without one and is heard all the same, each time as
/// somebody new.
@Component
class FirstKey implements HandlerInterceptor, WebMvcConfigurer {
    private static final String HANDED = "key";

    private final KeyCookie keys;

    FirstKey(KeyCookie keys) {
        this.keys = keys;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || !method.hasMethodAnnotation(NeedsKey.class)
                || keys.read(request).isPresent()
                || request.getParameter(HANDED) != null) {
            return true;
        }
        String query = request.getQueryString() == null ? "" : request.getQueryString() + "&";
        response.setStatus(HttpStatus.TEMPORARY_REDIRECT.value());
        response.setHeader(HttpHeaders.LOCATION, "?" + query + HANDED + "=handed");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.addHeader(HttpHeaders.SET_COOKIE, keys.write(keys.readOrMake(request)).toString());
        return false;
    }
}
