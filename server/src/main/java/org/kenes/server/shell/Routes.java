package org.kenes.server.shell;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Spring asks every one of some three hundred routes whether a request is for it, which cost a
/// fifth of a request. Here a route whose fixed words stand elsewhere in the address is not asked;
/// those that remain are asked as ever, so the answer is the same.
final class Routes extends RequestMappingHandlerMapping {
    /// Stands for a segment that is not fixed.
    private static final String ANY = "";

    private final Map<RequestMappingInfo, List<Shape>> shapes = new ConcurrentHashMap<>();
    private final ThreadLocal<List<String>> asked = new ThreadLocal<>();

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
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
            throws Exception {
        PathContainer address =
                ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
        asked.set(words(address));
        try {
            return super.lookupHandlerMethod(path, request);
        } finally {
            asked.remove();
        }
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(
            RequestMappingInfo route, HttpServletRequest request) {
        List<String> address = asked.get();
        return shapes(route).stream().anyMatch(it -> it.fits(address))
                ? super.getMatchingMapping(route, request)
                : null;
    }

    private List<Shape> shapes(RequestMappingInfo route) {
        return shapes.computeIfAbsent(
                route, it -> it.getPatternValues().stream().map(Shape::of).toList());
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
