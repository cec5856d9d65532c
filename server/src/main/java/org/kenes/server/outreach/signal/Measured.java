package org.kenes.server.outreach.signal;

import org.kenes.server.shell.Page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What a rule measured, as it is stored: `name=value`, parted by spaces. The words of each are the
/// message `outreach.measured.{name}`.
final class Measured {
    private Measured() {}

    /// @return what a reader sees, or an empty string where a rule measures nothing
    static String words(Page page, String value) {
        List<String> words = new ArrayList<>();
        for (String part : value.split(" ")) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2) {
                Object shown = shown(page, pair[0], pair[1]);
                words.add(page.text("outreach.measured." + pair[0], "value", shown));
            }
        }
        return String.join(", ", words);
    }

    private static Object shown(Page page, String name, String value) {
        return switch (name) {
            case "day" -> page.formats().date(LocalDate.parse(value));
            case "photo" -> value;
            case "side" -> page.text("outreach.measured.side." + value);
            case "others" -> page.formats().percent(new BigDecimal(value));
            case "chi" -> page.formats().number(new BigDecimal(value));
            default -> Long.valueOf(value);
        };
    }
}
