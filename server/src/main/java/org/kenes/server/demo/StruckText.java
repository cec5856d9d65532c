package org.kenes.server.demo;

import static java.util.stream.Collectors.joining;

import org.kenes.report.check.CheckResult;
import org.kenes.report.check.ClaimResult;
import org.kenes.report.check.Issue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A release source without the paragraphs that its check refused, in every language alike. Where a
/// number is hidden because too few stand behind it, a sentence says so in its place.
public final class StruckText {
    private static final Pattern CLAIM = Pattern.compile("]\\{(\\w+)}");
    private static final Pattern FIGURE =
            Pattern.compile("\\{\\{\\s*(?:table:|chart:)?([a-z][a-z0-9.-]*)");
    private static final String HIDDEN = "suppressed-cell";
    private static final Map<String, String> INSTEAD =
            Map.of(
                    "kk",
                    "Мұндағы сан жарияланбайды: жазбалар тым аз болғандықтан, ол ештеңе"
                            + " білдірмейді.",
                    "ru",
                    "Число, которое стояло бы здесь, не публикуется: записей слишком мало, чтобы"
                            + " оно о чём-то говорило.",
                    "en",
                    "The number that would stand here is not published: too little was recorded for"
                            + " it to mean anything.");

    private final Path source;
    private final CheckResult check;
    private final Set<String> claims = new TreeSet<>();
    private final Set<String> figures = new TreeSet<>();
    private final Set<String> hidden = new TreeSet<>();

    private StruckText(Path source, CheckResult check) {
        this.source = source;
        this.check = check;
    }

    /// Rewrites the texts and `release.yaml` of a source.
    ///
    /// @return whether there was anything to strike
    public static boolean strike(Path source, CheckResult check) throws IOException {
        return new StruckText(source, check).run();
    }

    private boolean run() throws IOException {
        SortedMap<Path, List<String>> texts = texts();
        refused(texts);
        boolean changed = false;
        for (Map.Entry<Path, List<String>> text : texts.entrySet()) {
            List<String> kept = kept(text.getValue(), language(text.getKey()));
            changed |= !kept.equals(text.getValue());
            Files.writeString(text.getKey(), kept.stream().collect(joining("\n\n", "", "\n")));
        }
        Path yaml = source.resolve("release.yaml");
        Files.writeString(
                yaml,
                Files.readAllLines(yaml).stream()
                        .filter(line ->
                                claims.stream().noneMatch(c -> line.startsWith("  " + c + ":")))
                        .collect(joining("\n", "", "\n")));
        return changed;
    }

    private SortedMap<Path, List<String>> texts() throws IOException {
        SortedMap<Path, List<String>> texts = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(source, "text.*.md")) {
            for (Path file : files) {
                String text = Files.readString(file).stripTrailing();
                texts.put(file, Arrays.asList(text.split("\n\n", -1)));
            }
        }
        return texts;
    }

    private static String language(Path text) {
        return text.getFileName().toString().split("\\.", -1)[1];
    }

    /// What goes by its claims and figures, so that it goes in every language; a paragraph that was
    /// refused in one language takes along all that it binds.
    private void refused(SortedMap<Path, List<String>> texts) {
        check.claims().stream()
                .filter(claim -> claim.verdict().unsupported() || !claim.legal().isEmpty())
                .map(ClaimResult::id)
                .forEach(claims::add);
        for (Issue issue : check.issues()) {
            Set<String> named = named(FIGURE, issue.quote());
            if (issue.error() && named.size() == 1) {
                figures.addAll(named);
                if (issue.code().equals(HIDDEN)) {
                    hidden.addAll(named);
                }
            } else if (issue.error() && issue.place() != null) {
                texts.forEach((file, paragraphs) -> {
                    if (language(file).equals(issue.lang())) {
                        bind(at(paragraphs, issue.place().line()));
                    }
                });
            }
        }
        texts.values().stream()
                .flatMap(List::stream)
                .filter(this::isRefused)
                .forEach(paragraph -> claims.addAll(named(CLAIM, paragraph)));
    }

    private void bind(String paragraph) {
        claims.addAll(named(CLAIM, paragraph));
        figures.addAll(named(FIGURE, paragraph));
    }

    /// The paragraph on a line, which counts from 1.
    private static String at(List<String> paragraphs, int line) {
        int end = 0;
        for (String paragraph : paragraphs) {
            end += (int) paragraph.chars().filter(c -> c == '\n').count() + 2;
            if (line < end) {
                return paragraph;
            }
        }
        return "";
    }

    private List<String> kept(List<String> paragraphs, String lang) {
        List<String> kept = new ArrayList<>();
        for (String paragraph : paragraphs) {
            if (!isRefused(paragraph)) {
                kept.add(paragraph);
                continue;
            }
            String instead = INSTEAD.getOrDefault(lang, "");
            boolean says = named(FIGURE, paragraph).stream().anyMatch(hidden::contains);
            if (says && !instead.isEmpty() && !kept.getLast().equals(instead)) {
                kept.add(instead);
            }
        }
        return kept;
    }

    private boolean isRefused(String paragraph) {
        return named(CLAIM, paragraph).stream().anyMatch(claims::contains)
                || named(FIGURE, paragraph).stream().anyMatch(figures::contains);
    }

    private static Set<String> named(Pattern pattern, String words) {
        Set<String> named = new TreeSet<>();
        pattern.matcher(words).results().forEach(match -> named.add(match.group(1)));
        return named;
    }
}
