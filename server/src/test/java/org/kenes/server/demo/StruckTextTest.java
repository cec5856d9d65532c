package org.kenes.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.report.check.CheckResult;
import org.kenes.report.check.Issue;
import org.kenes.report.check.LegalReviews;
import org.kenes.report.source.ReleaseSource;
import org.kenes.report.source.TextSource.Place;
import org.kenes.report.words.Lint;
import org.kenes.report.words.Reading;
import org.kenes.sample.Sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class StruckTextTest {
    @TempDir Path source;

    private static Issue at(String code, String lang, int line, String quote) {
        return new Issue(code, true, lang, new Place(line, 1), quote.length(), quote, "");
    }

    private boolean strike(Issue... issues) throws IOException {
        ReleaseSource release = ReleaseSource.read(source);
        return StruckText.strike(
                source,
                new CheckResult(
                        release.id(),
                        release.publishAt(),
                        release.profile(),
                        true,
                        List.of(),
                        List.of(issues),
                        Set.of(),
                        new LegalReviews(List.of())));
    }

    private List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String lang : Sample.LANGUAGES) {
            texts.add(Files.readString(source.resolve("text." + lang + ".md")));
        }
        return texts;
    }

    /// One language is enough to take a hidden number out of all, and the table beside it stays.
    @Test
    void aHiddenNumberGivesWayToASentenceInEveryLanguage() throws IOException {
        Sample.Release.FIRST.copyTo(source);
        assertThat(strike(at("suppressed-cell", "ru", 31, "{{opinions.partly | pct}}"))).isTrue();
        assertThat(texts())
                .noneMatch(text -> text.contains("{{opinions.partly"))
                .allMatch(text -> text.contains("{{table:opinions.by-provision}}"));
        assertThat(texts().get(0)).contains("Мұндағы сан жарияланбайды");
        assertThat(texts().get(1)).contains("не публикуется");
        assertThat(texts().get(2)).contains("is not published");
        assertThat(strike()).isFalse();
    }

    /// What was refused by its place takes its claims along, so that no language makes them.
    @Test
    void aRefusedParagraphTakesItsClaimsAlong() throws IOException {
        Sample.Release.FIRST.copyTo(source);
        List<String> lines = Files.readAllLines(source.resolve("text.en.md"));
        int line =
                1
                        + lines.indexOf(
                                lines.stream()
                                        .filter(l -> l.contains("]{c9}"))
                                        .findFirst()
                                        .orElseThrow());
        assertThat(strike(at("unbound-number", "en", line, "240"))).isTrue();
        assertThat(texts()).noneMatch(text -> text.contains("]{c9}") || text.contains("]{c10}"));
        assertThat(Files.readString(source.resolve("release.yaml")))
                .doesNotContain("c9:")
                .doesNotContain("c10:")
                .contains("c3:");
    }

    @Test
    void theSentenceItselfClaimsNothing() throws IOException {
        Sample.Release.FIRST.copyTo(source);
        strike(at("suppressed-cell", "ru", 31, "{{opinions.partly | pct}}"));
        for (String lang : Sample.LANGUAGES) {
            String sentence =
                    Files.readAllLines(source.resolve("text." + lang + ".md")).stream()
                            .filter(l ->
                                    l.contains("жарияланбайды:")
                                            || l.contains("не публикуется:")
                                            || l.contains("not published:"))
                            .findFirst()
                            .orElseThrow();
            assertThat(Lint.of(Reading.of(sentence, lang, article -> true))).as(lang).isEmpty();
        }
    }
}
