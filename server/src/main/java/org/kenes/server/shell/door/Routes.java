package org.kenes.server.shell.door;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Nearly every address of ours has a variable in it, the language, and Spring asks each of some
/// hundred routes in turn whether it matches: a quarter of the processor time of a small answer. Here
/// a route is asked only if the address has its shape; which one it is, and what is said if there is
/// none, stays Spring's business.
@Component
class Routes implements WebMvcRegistrations {
    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new Mapping();
    }

    /// Of an address as the patterns see it: decoded, without parameters in a part.
    static List<String> parts(PathContainer address) {
        List<String> parts = new ArrayList<>();
        boolean slash = true;
        for (PathContainer.Element element : address.elements()) {
            slash = !(element instanceof PathContainer.PathSegment);
            if (element instanceof PathContainer.PathSegment segment) {
                parts.add(segment.valueToMatch());
            }
        }
        if (slash) {
            parts.add("");
        }
        return parts;
    }

    private static final class Mapping extends RequestMappingHandlerMapping {
        private static final ScopedValue<List<String>> ADDRESS = ScopedValue.newInstance();

        /// Complete before the first request arrives.
        private final Map<RequestMappingInfo, List<RouteShape>> shapes = new IdentityHashMap<>();

        @Override
        protected void registerHandlerMethod(
                Object handler, Method method, RequestMappingInfo mapping) {
            shapes.put(mapping, shapes(mapping));
            super.registerHandlerMethod(handler, method, mapping);
        }

        private static List<RouteShape> shapes(RequestMappingInfo mapping) {
            var paths = mapping.getPathPatternsCondition();
            return paths == null
                    ? List.of(RouteShape.of("/**"))
                    : paths.getPatterns().stream()
                            .map(PathPattern::getPatternString)
                            .map(RouteShape::of)
                            .toList();
        }

        @Override
        protected @Nullable HandlerMethod lookupHandlerMethod(
                String lookupPath, HttpServletRequest request) throws Exception {
            return ScopedValue.where(
                            ADDRESS,
                            parts(
                                    ServletRequestPathUtils.getParsedRequestPath(request)
                                            .pathWithinApplication()))
                    .call(() -> super.lookupHandlerMethod(lookupPath, request));
        }

        @Override
        protected @Nullable RequestMappingInfo getMatchingMapping(
                RequestMappingInfo info, HttpServletRequest request) {
            List<RouteShape> known = shapes.get(info);
            return known == null || !ADDRESS.isBound() || fits(known, ADDRESS.get())
                    ? super.getMatchingMapping(info, request)
                    : null;
        }

        private static boolean fits(List<RouteShape> shapes, List<String> address) {
            for (RouteShape shape : shapes) {
                if (shape.fits(address)) {
                    return true;
                }
            }
            return false;
        }
    }
}
