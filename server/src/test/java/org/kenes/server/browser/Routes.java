package org.kenes.server.browser;

import org.springframework.context.ApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Every address pattern that the running server answers GET at, the most specific first.
record Routes(List<PathPattern> patterns) {

    static Routes of(ApplicationContext server) {
        return new Routes(
                server
                        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                        .getHandlerMethods()
                        .entrySet()
                        .stream()
                        .filter(it -> isOurs(it.getValue()))
                        .map(Map.Entry::getKey)
                        .filter(Routes::reads)
                        .flatMap(info -> patterns(info))
                        .sorted()
                        .toList());
    }

    /// The pattern that answers a path.
    Optional<String> of(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return patterns.stream()
                .filter(pattern -> pattern.matches(parsed))
                .findFirst()
                .map(PathPattern::getPatternString);
    }

    /// Pages that everybody may read.
    List<String> pages() {
        return patterns.stream()
                .map(PathPattern::getPatternString)
                .filter(pattern -> pattern.startsWith("/{lang}/"))
                .filter(pattern -> !pattern.startsWith("/{lang}/staff"))
                .toList();
    }

    /// Pages of the staff.
    List<String> staffPages() {
        return patterns.stream()
                .map(PathPattern::getPatternString)
                .filter(pattern -> pattern.startsWith("/{lang}/staff"))
                .toList();
    }

    /// Not what another test put on the class path.
    private static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getEnclosingClass() == null;
    }

    private static boolean reads(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().contains(RequestMethod.GET);
    }

    private static Stream<PathPattern> patterns(RequestMappingInfo info) {
        var condition = info.getPathPatternsCondition();
        return condition == null ? Stream.of() : condition.getPatterns().stream();
    }
}
