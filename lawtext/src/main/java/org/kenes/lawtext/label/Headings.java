package org.kenes.lawtext.label;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Headings without a unit word: `I. - Die Grundrechte`.
public final class Headings {
    private static final Pattern ROMAN_FIRST =
            Pattern.compile("(?<num>[IVXLCDM]+[a-z]?)(?<stop>[.)])\\s*(?<rest>.*)");

    private Headings() {}

    public record Split(@Nullable String label, @Nullable String heading) {}

    /// A leading Roman number becomes the label, the rest is the heading.
    public static Split loose(String line) {
        Matcher matcher = ROMAN_FIRST.matcher(line);
        if (!matcher.matches()) {
            return new Split(null, line.isEmpty() ? null : line);
        }
        String rest = matcher.group("rest").replaceFirst("^[-–—.:\\s]+", "");
        return new Split(
                matcher.group("num") + matcher.group("stop"), rest.isEmpty() ? null : rest);
    }
}
