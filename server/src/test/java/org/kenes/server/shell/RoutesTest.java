package org.kenes.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

class RoutesTest {
    @Property(tries = 20_000)
    void noRouteThatMatchesIsPassedOver(
            @ForAll @From("patterns") String pattern, @ForAll @From("addresses") String address) {
        PathContainer path = PathContainer.parsePath(address);
        if (PathPatternParser.defaultInstance.parse(pattern).matches(path)) {
            assertThat(Routes.Shape.of(pattern).fits(Routes.words(path)))
                    .as("%s for %s", pattern, address)
                    .isTrue();
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        return joined("kk", "a.b", "{x}", "{x:[a-z]{1,3}}", "a*", "?k", "", "{x}.csv", "x-{y}")
                .flatMap(it -> Arbitraries.of(it, it, it + "/**", it + "/{*rest}"))
                .filter(it -> it.length() > 1 || it.equals("/"));
    }

    @Provide
    Arbitrary<String> addresses() {
        return joined("kk", "a.b", "%6bk", "kk;v=1", "a", "", "kk.csv", "x-1", "%2F", "zz");
    }

    /// A pattern names no variable twice.
    private static String withNamesOfTheirOwn(String pattern) {
        var n = new AtomicInteger();
        return Pattern.compile("\\{(?=[xy])")
                .matcher(pattern)
                .replaceAll(_ -> "{v" + n.incrementAndGet());
    }

    private static Arbitrary<String> joined(String... words) {
        return Arbitraries.of(words)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(it -> "/" + String.join("/", it))
                .map(RoutesTest::withNamesOfTheirOwn);
    }
}
