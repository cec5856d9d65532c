package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.Needs;
import org.kenes.server.account.Permissions;
import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every address that the running server answers at, called by nobody in particular and by every
/// role. A new page is called without being named here: the routes are asked of the server.
class PermissionMatrixTest {
    /// Where somebody signs in.
    private static final Set<String> ENTRANCES =
            Set.of("/{lang}/staff/enter", "/{lang}/staff/sign-in");

    /// Would end the session that the next call needs; what they do is tested with the sign-in.
    private static final Set<String> ENDING =
            Set.of("/{lang}/staff/sign-out", "/{lang}/staff/account/sessions");

    /// Brought by anybody: what counts is the signature of the device in it.
    private static final String SIGNED_SLIP = "/log/device/slips";

    /// Ending a mail contributes nothing, and mail programs do it without asking who is signed in.
    private static final String ONE_CLICK = "/{lang}/unfollow/{token}";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private record Route(RequestMethod method, String pattern, @Nullable Needs needs) {
        boolean isStaff() {
            return pattern.startsWith("/{lang}/staff") && !ENTRANCES.contains(pattern);
        }

        /// The programs' own doors look at keys, never at a session.
        boolean isForPrograms() {
            return pattern.startsWith("/api/")
                    || pattern.startsWith("/channel/")
                    || pattern.startsWith("/key/")
                    || pattern.startsWith("/openrosa/");
        }

        boolean allows(Role role) {
            return needs != null
                    && (needs.value().length == 0
                            || Arrays.stream(needs.value())
                                    .anyMatch(action -> Permissions.may(role, action)));
        }

        String path() {
            return pattern.substring(1)
                    .replace("{lang}", "kk")
                    .replace("{eId}", "art_2")
                    .replace("/**", "/x")
                    .replace("{id:correction-[0-9]{1,18}}", "correction-1")
                    .replaceAll("\\{[^/{}]*:\\[a-z0-9]\\[[^/{}]*(\\{[^{}]*}[^/{}]*)*}", "none")
                    .replaceAll("\\{[^/{}]*(\\{[^{}]*}[^/{}]*)*}", "1");
        }
    }

    @TempDir static Path data;
    private static Scenario scenario;
    private static List<Route> routes;
    private static final Map<Role, Person> STAFF = new EnumMap<>(Role.class);
    private static final Map<Role, String> TOKENS = new HashMap<>();

    @BeforeAll
    static void everybodySignsIn() {
        scenario = Scenario.open(data);
        routes = routes();
        for (Role role : Role.values()) {
            Person person = scenario.person(role.code());
            String link = scenario.part(StaffLinks.class).issue(role, role.code());
            String token = token(person.get("kk/" + link));
            String secret = link.replaceFirst(".*t=", "");
            var entered = person.post("kk/staff/enter", Map.of("t", secret, "_csrf", token));
            assertThat(entered.statusCode()).isEqualTo(303);
            STAFF.put(role, person);
            TOKENS.put(role, token(person.get("kk/staff")));
        }
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    void everyStaffAddressSaysWhatItNeeds() {
        assertThat(routes.stream().filter(Route::isStaff).filter(it -> it.needs() == null))
                .as("annotate these with @Needs")
                .isEmpty();
        assertThat(routes.stream().filter(Route::isStaff)).hasSizeGreaterThan(8);
    }

    @TestFactory
    Stream<DynamicTest> staffAddressesAnswerOnlyWhoMay() {
        return routes.stream()
                .filter(Route::isStaff)
                .filter(it -> !ENDING.contains(it.pattern()))
                .map(route ->
                        dynamicTest(
                                route.method() + " " + route.pattern(),
                                () -> {
                                    assertThat(nobody(route)).as("nobody").isIn(401, 403);
                                    for (Role role : Role.values()) {
                                        int status = call(route, role).statusCode();
                                        if (route.allows(role)) {
                                            assertThat(status)
                                                    .as(role.code())
                                                    .isNotIn(401, 403)
                                                    .isLessThan(500);
                                        } else {
                                            assertThat(status).as(role.code()).isEqualTo(403);
                                        }
                                    }
                                }));
    }

    @TestFactory
    Stream<DynamicTest> everybodyReadsTheSamePublicPages() {
        return routes.stream()
                .filter(it -> it.method() == RequestMethod.GET)
                .filter(it -> !it.isStaff() && !it.isForPrograms())
                .map(route ->
                        dynamicTest(
                                route.pattern(),
                                () -> {
                                    var plain = scenario.read(route.path());
                                    assertThat(plain.statusCode())
                                            .isNotIn(401, 403)
                                            .isLessThan(500);
                                    for (Role role : Role.values()) {
                                        var answer = call(route, role);
                                        assertThat(answer.statusCode())
                                                .isEqualTo(plain.statusCode());
                                        if (isPublic(plain)) {
                                            assertThat(answer.body())
                                                    .as(role.code())
                                                    .isEqualTo(plain.body());
                                        }
                                    }
                                }));
    }

    @TestFactory
    Stream<DynamicTest> whoeverIsSignedInAsStaffContributesNothing() {
        return routes.stream()
                .filter(it -> it.method() == RequestMethod.POST)
                .filter(it -> !it.isStaff() && !it.isForPrograms())
                .filter(it -> !ENTRANCES.contains(it.pattern()))
                .filter(it -> !it.pattern().equals(ONE_CLICK))
                .filter(it -> !it.pattern().equals(SIGNED_SLIP))
                .map(route ->
                        dynamicTest(
                                route.pattern(),
                                () -> {
                                    assertThat(nobody(route))
                                            .as("nobody")
                                            .isNotIn(401)
                                            .isLessThan(500);
                                    for (Role role : Role.values()) {
                                        assertThat(call(route, role).statusCode())
                                                .as(role.code())
                                                .isEqualTo(403);
                                    }
                                }));
    }

    @TestFactory
    Stream<DynamicTest> programsWriteOnlyWithAKey() {
        return routes.stream()
                .filter(it -> it.method() == RequestMethod.POST && it.isForPrograms())
                .map(route ->
                        dynamicTest(
                                route.pattern(),
                                () -> {
                                    assertThat(nobody(route)).as("nobody").isIn(401, 403, 404);
                                    for (Role role : Role.values()) {
                                        assertThat(call(route, role).statusCode())
                                                .as("a session opens nothing here")
                                                .isEqualTo(nobody(route));
                                    }
                                }));
    }

    private static boolean isPublic(HttpResponse<String> answer) {
        return answer.headers().firstValue("Cache-Control").orElse("").startsWith("public");
    }

    private static int nobody(Route route) {
        Person nobody = scenario.person("nobody");
        return route.method() == RequestMethod.GET
                ? nobody.get(route.path()).statusCode()
                : nobody.post(route.path(), Map.of()).statusCode();
    }

    private static HttpResponse<String> call(Route route, Role role) {
        Person person = STAFF.get(role);
        return route.method() == RequestMethod.GET
                ? person.get(route.path())
                : person.post(route.path(), Map.of("_csrf", TOKENS.get(role)));
    }

    private static String token(HttpResponse<String> page) {
        Matcher found = TOKEN.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        scenario.part(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, handler) -> {
                    var patterns = info.getPathPatternsCondition();
                    if (patterns == null || !isOurs(handler)) {
                        return;
                    }
                    for (PathPattern pattern : patterns.getPatterns()) {
                        for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                            if (method == RequestMethod.GET || method == RequestMethod.POST) {
                                routes.add(
                                        new Route(
                                                method,
                                                pattern.getPatternString(),
                                                handler.getMethodAnnotation(Needs.class)));
                            }
                        }
                    }
                });
        routes.sort(Comparator.comparing(Route::pattern).thenComparing(it -> it.method().name()));
        return routes;
    }

    /// Not the container's, and not what another test put on the class path.
    private static boolean isOurs(HandlerMethod handler) {
        Class<?> type = handler.getBeanType();
        return type.getName().startsWith("org.kenes.") && type.getEnclosingClass() == null;
    }
}
