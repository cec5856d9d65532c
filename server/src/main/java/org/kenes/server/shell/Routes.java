package org.kenes.server.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Spring asks every one of some three hundred routes whether a request is for it, which cost a
/// fifth of a request. Here a route whose fixed words stand elsewhere in the address is not asked;
/// those that remain are asked as ever, so the answer is the same.
final class Routes extends RequestMappingHandlerMapping {
    /// Stands for a segment that is not fixed.
    private static final String ANY = "";

    /// By identity: a route's own hash is made of all its conditions, at every look. Complete
    /// before the first request, and read only from then on.
    private final Map<RequestMappingInfo, List<Shape>> shapes = new IdentityHashMap<>();

    /// What every address of a pattern has in common.
    ///
    /// @param words its segments up to where anything may follow
    /// @param open whether anything may follow
    record Shape(List<String> words, boolean open) {
        static Shape of(String pattern) {
            List<String> words = new ArrayList<>();
            for (String segment : pattern.substring(1).split("/", -1)) {
                if (segment.equals("**") || segment.startsWith("{*")) {
                    return new Shape(words, true);
                }
                words.add(segment.matches("[A-Za-z0-9._-]+") ? segment : ANY);
            }
            return new Shape(words, false);
        }

        boolean fits(List<String> address) {
            if (open ? address.size() < words.size() : address.size() != words.size()) {
                return false;
            }
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                if (!word.equals(ANY) && !word.equals(address.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo route) {
        super.registerHandlerMethod(handler, method, route);
        shapes.put(route, route.getPatternValues().stream().map(Shape::of).toList());
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
            throws Exception {
        PathContainer address =
                ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
        return super.lookupHandlerMethod(path, new Asked(request, words(address)));
    }

    /// A request with the words of its address, which every route looks at.
    private static final class Asked extends HttpServletRequestWrapper {
        private final List<String> words;

        Asked(HttpServletRequest request, List<String> words) {
            super(request);
            this.words = words;
        }
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(
            RequestMappingInfo route, HttpServletRequest request) {
        List<Shape> known = shapes.get(route);
        return known != null
                        && request instanceof Asked asked
                        && known.stream().noneMatch(it -> it.fits(asked.words))
                ? null
                : super.getMatchingMapping(route, request);
    }

    /// As `split("/", -1)` gives them, each decoded and without parameters.
    static List<String> words(PathContainer address) {
        List<String> words = new ArrayList<>();
        for (PathContainer.Element element : address.elements()) {
            if (element instanceof PathSegment segment && !words.isEmpty()) {
                words.set(words.size() - 1, segment.valueToMatch());
            } else {
                words.add("");
            }
        }
        return words;
    }
}
