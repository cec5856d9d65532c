package org.kenes.server.shell.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.List;

/// A shape may be too wide, never too narrow: whatever Spring would match has to fit.
class RouteShapeTest {
    private static final List<String> PATTERNS =
            List.of(
                    "",
                    "/",
                    "/{lang}",
                    "/{lang}/",
                    "/{lang}/text",
                    "/{lang}/text/{eId}/stance",
                    "/{lang:[A-Z]{2}}/SLIP/{serial:[0-9A-Z-]{1,20}}",
                    "/log/tile/**",
                    "/log/checkpoint.{size:0|[1-9][0-9]{0,17}}",
                    "/log/release/{release:[1-9][0-9]{0,8}}/tile/**",
                    "/log/proof/{index:0|[1-9][0-9]{0,17}}",
                    "/key/{key}/{*rest}",
                    "/figures/*.csv",
                    "/**");
    private static final List<String> ADDRESSES =
            List.of(
                    "/",
                    "/kk",
                    "/kk/",
                    "/kk/text",
                    "/kk/text/",
                    "/kk/text/art_1/stance",
                    "/KK/SLIP/0000-0000-0000",
                    "/log/tile",
                    "/log/tile/",
                    "/log/tile/0/x001/x234/067.p/8",
                    "/log/checkpoint.0",
                    "/log/checkpoint.70000",
                    "/log/release/3/tile/0/000",
                    "/log/proof/17",
                    "/log/proof/017",
                    "/key/abc",
                    "/key/abc/",
                    "/key/abc/formList/more",
                    "/kk/staff/a/b/x",
                    "/figures/a.csv",
                    "/figures/a%2Fb.csv",
                    "/kk/te%78t",
                    "/kk/text;x=1",
                    "//kk",
                    "/kk//text");

    @Test
    void whateverSpringWouldMatchFits() {
        int matched = 0;
        for (String pattern : PATTERNS) {
            RouteShape shape = RouteShape.of(pattern);
            for (String address : ADDRESSES) {
                if (matches(pattern, address)) {
                    matched++;
                    assertThat(shape.fits(Routes.parts(PathContainer.parsePath(address))))
                            .as("%s and %s", pattern, address)
                            .isTrue();
                }
            }
        }
        assertThat(matched).isGreaterThan(35);
    }

    @Test
    void whatHasOtherPartsOrAnotherNumberOfThemIsNotAsked() {
        RouteShape shape = RouteShape.of("/{lang}/text/{eId}/stance");
        assertThat(shape.fits(List.of("kk", "text", "art_1", "stance"))).isTrue();
        assertThat(shape.fits(List.of("kk", "text", "art_1"))).isFalse();
        assertThat(shape.fits(List.of("kk", "say", "art_1", "stance"))).isFalse();
        assertThat(RouteShape.of("/log/tile/**").fits(List.of("log", "proof", "1"))).isFalse();
    }

    private static boolean matches(String pattern, String address) {
        return PathPatternParser.defaultInstance
                .parse(pattern)
                .matches(PathContainer.parsePath(address));
    }
}
