package org.kenes.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The colours of `tokens.css`, light and dark: text is readable, and no position is louder than
/// another (WCAG 2.2, relative luminance).
class PaletteTest {
    @Test
    void positionsAreEquallyLoudAndEverythingCanBeRead() throws IOException {
        String css =
                new ClassPathResource("static/tokens.css")
                        .getContentAsString(StandardCharsets.UTF_8);
        List<Map<String, Double>> palettes = new ArrayList<>();
        for (String block : css.split(":root \\{")) {
            Map<String, Double> palette = new LinkedHashMap<>();
            Pattern.compile("--([a-z-]+): #([0-9a-f]{6})")
                    .matcher(block)
                    .results()
                    .forEach(found -> palette.put(found.group(1), luminance(found.group(2))));
            if (!palette.isEmpty()) {
                palettes.add(palette);
            }
        }
        assertThat(palettes).hasSize(2);
        for (Map<String, Double> palette : palettes) {
            List<String> positions = List.of("support", "partly", "oppose");
            for (String one : positions) {
                for (String other : positions) {
                    assertThat(ratio(palette, one, other)).as(one + "/" + other).isLessThan(1.15);
                }
            }
            for (String ground : List.of("paper", "surface")) {
                for (String text :
                        List.of(
                                "ink", "muted", "link", "accent", "error", "support", "partly",
                                "oppose")) {
                    assertThat(ratio(palette, text, ground))
                            .as(text + " on " + ground)
                            .isGreaterThan(4.5);
                }
                assertThat(ratio(palette, "line", ground)).isGreaterThan(3.0);
            }
            assertThat(ratio(palette, "ink", "tint")).isGreaterThan(4.5);
            assertThat(ratio(palette, "accent", "wash")).isGreaterThan(4.5);
            assertThat(ratio(palette, "accent", "on-accent")).isGreaterThan(4.5);
            assertThat(ratio(palette, "notice", "notice-ink")).isGreaterThan(4.5);
        }
    }

    private static double ratio(Map<String, Double> palette, String one, String other) {
        double a = palette.getOrDefault(one, Double.NaN);
        double b = palette.getOrDefault(other, Double.NaN);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double value = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
            sum +=
                    weights[i]
                            * (value <= 0.04045
                                    ? value / 12.92
                                    : Math.pow((value + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
