package org.kenes.lawtext.label;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Kind;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.imported.ReadOptions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words by which nine languages name the units of a law: `keywords.tsv`.
///
/// For a language that is not in the table the words of all of them are tried.
public final class Keywords {
    private static final List<String[]> ROWS = rows();
    private static final Set<String> KNOWN =
            ROWS.stream().map(row -> row[0]).collect(Collectors.toUnmodifiableSet());
    private static final Map<String, Keywords> BY_LANG = new HashMap<>();

    /// What may stand for a number after or before a unit word.
    static final String NUMBER =
            "(?:\\d+[°º]?(?:[-–.]\\d+)*[¹²³⁰⁴-⁹]*(?:\\s?(?:bis|ter|quater|quinquies|sexies|septies|octies)\\b|\\p{L}{1,2}(?![\\p{L}\\p{N}]))?"
                + "|[IVXLCDMІХСМ]+(?:-\\d+)?(?![\\p{L}\\p{N}])"
                + "|(?:primero|segundo|tercero|cuarto|quinto|sexto|s[eé]ptimo|octavo|noveno|d[eé]cimo|und[eé]cimo|duod[eé]cimo)(?![\\p{L}\\p{N}]))";

    /// Longer lines are no headings; the patterns would recurse over them.
    private static final int LONGEST_LINE = 1_000;

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /// A unit word of a language, as a pattern for headings and one for canonical numbers.
    private record UnitWord(Kind kind, Pattern heading, Pattern inLabel) {}

    private record NamedWord(Kind kind, Pattern line) {}

    private final List<UnitWord> units = new ArrayList<>();
    private final List<NamedWord> named = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<Kind, String> templates = new HashMap<>();

    /// @param label as printed, with the unit word, the number and the punctuation after it
    public record Heading(Kind kind, String label, @Nullable String heading) {}

    private Keywords(@Nullable Lang lang) {
        for (String[] row : ROWS) {
            if (lang != null && !row[0].equals(lang.code())) {
                continue;
            }
            String form = row[3];
            switch (row[1]) {
                case "unit" -> {
                    Kind kind = kind(row);
                    units.add(unit(kind, form, row[4]));
                    if (lang != null && row.length > 5 && !row[5].isEmpty()) {
                        templates.putIfAbsent(kind, row[5]);
                    }
                }
                case "named" ->
                        named.add(
                                new NamedWord(
                                        kind(row),
                                        Pattern.compile(
                                                "(?<label>"
                                                        + Pattern.quote(form)
                                                        + "(?:\\s+№?\\s*"
                                                        + NUMBER
                                                        + ")?[\\s.:]*)(?<![\\p{L}\\p{N}](?=[\\p{L}\\p{N}]))(?<rest>.*)",
                                                FLAGS)));
                default -> notes.add(form);
            }
        }
    }

    private static Kind kind(String[] row) {
        Kind kind = Kind.find(row[2]);
        if (kind == null) {
            throw new IllegalStateException("keywords.tsv names no kind " + row[2]);
        }
        return kind;
    }

    private static UnitWord unit(Kind kind, String form, String place) {
        String word = Pattern.quote(form);
        if (place.equals("before")) {
            String gap = form.equals("§") ? "\\s*" : "\\s+";
            return new UnitWord(
                    kind,
                    Pattern.compile(
                            "(?<label>"
                                    + word
                                    + gap
                                    + "(?:"
                                    + NUMBER
                                    + ")(?![\\p{L}\\p{N}])[.:°º–—-]*)(?<rest>(?:\\s.*)?)",
                            FLAGS),
                    Pattern.compile("^\\s*" + word + "(?![\\p{L}])\\s*", FLAGS));
        }
        boolean joined = form.startsWith("-") || form.startsWith(".");
        String gap = joined ? "" : "\\s+";
        return new UnitWord(
                kind,
                Pattern.compile(
                        "(?<label>(?:"
                                + NUMBER
                                + ")"
                                + gap
                                + word
                                + "(?![\\p{L}\\p{N}])[.:]*)(?<rest>(?:\\s.*)?)",
                        FLAGS),
                Pattern.compile("\\s*" + word + "[\\s.:]*$", FLAGS));
    }

    public static synchronized Keywords of(Lang lang) {
        boolean known = KNOWN.contains(lang.code());
        return BY_LANG.computeIfAbsent(
                known ? lang.code() : "", key -> new Keywords(known ? lang : null));
    }

    /// Splits a line that begins with a unit word and its number, else null.
    public @Nullable Heading heading(String line, ReadOptions.Profile profile) {
        if (line.length() > LONGEST_LINE) {
            return null;
        }
        for (UnitWord unit : units) {
            Matcher matcher = unit.heading.matcher(line);
            if (matcher.matches()) {
                boolean kzSection = profile == ReadOptions.Profile.KZ && unit.kind == Kind.SECTION;
                return new Heading(
                        kzSection ? Kind.PART : unit.kind,
                        matcher.group("label").strip(),
                        words(matcher.group("rest")));
            }
        }
        return null;
    }

    /// A line that names a preamble or an annex, else null.
    public @Nullable Heading named(String line) {
        if (line.length() > LONGEST_LINE) {
            return null;
        }
        for (NamedWord word : named) {
            Matcher matcher = word.line.matcher(line);
            if (matcher.matches()) {
                return new Heading(
                        word.kind, matcher.group("label").strip(), words(matcher.group("rest")));
            }
        }
        return null;
    }

    private static @Nullable String words(String rest) {
        String words = rest.strip().replaceFirst("^[-–—.:\\s]+", "");
        return words.isEmpty() ? null : words;
    }

    public boolean isNote(String line) {
        return notes.stream().anyMatch(line::startsWith);
    }

    /// How a label is printed where the source has only a number.
    public String label(Kind kind, String number) {
        return templates.getOrDefault(kind, "{n}").replace("{n}", number);
    }

    /// A label without its unit word; words of other languages are tried where its own do not fit.
    public String withoutUnitWord(String label) {
        String number = withoutOwnUnitWord(label);
        boolean own = !number.equals(label) || this == of(Lang.UNDETERMINED);
        return own ? number : of(Lang.UNDETERMINED).withoutOwnUnitWord(label);
    }

    private String withoutOwnUnitWord(String label) {
        if (label.length() > LONGEST_LINE) {
            return label;
        }
        for (UnitWord unit : units) {
            Matcher matcher = unit.inLabel.matcher(label);
            if (matcher.find()) {
                return label.substring(0, matcher.start()) + label.substring(matcher.end());
            }
        }
        for (NamedWord word : named) {
            Matcher matcher = word.line.matcher(label);
            if (matcher.matches()) {
                String[] parts = label.split("\\s+", 2);
                return parts.length == 2 ? parts[1] : "";
            }
        }
        return label;
    }

    private static List<String[]> rows() {
        try (InputStream in = Keywords.class.getResourceAsStream("keywords.tsv")) {
            if (in == null) {
                throw new IllegalStateException("keywords.tsv is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
