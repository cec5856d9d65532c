package org.kenes.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;

import org.junit.jupiter.api.Test;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.shell.state.NewestCut;
import org.springframework.mock.env.MockEnvironment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Every page, every state, every language: rendered, checked, and left in `target/gallery` for
/// eyes and browsers (`python3 -m http.server -d target/gallery`).
class GalleryTest {
    private static final Path GALLERY = Path.of("target/gallery");

    @Test
    void everyPageHasOneHeadingItsLandmarksAndNothingInline() {
        render(TemplateEngine.createPrecompiled(ContentType.Html));
    }

    static void render(TemplateEngine templates) {
        Dialogue dialogue = new Dialogue(new MockEnvironment());
        dialogue.become(_ -> Examples.DIALOGUE);
        NewestCut newest = new NewestCut();
        newest.announce(Examples.CUT, 1_000);
        Assets assets = new Assets();
        Views views =
                new Views(
                        templates,
                        new Languages(dialogue),
                        dialogue,
                        newest,
                        assets,
                        Clock.fixed(Examples.NOW, ZoneOffset.UTC));
        assets.forEach((address, bytes) -> write(address.substring(1), bytes));
        Set<String> used = new HashSet<>();
        for (Lang lang : Lang.values()) {
            Page frame = views.page(lang, "/", Section.NONE, "");
            for (Examples.Example example : Examples.all(frame)) {
                Page page =
                        views.page(
                                lang,
                                example.path(),
                                example.path().startsWith("/figures")
                                        ? Section.FIGURES
                                        : Section.NONE,
                                example.title());
                String html =
                        new String(
                                views.render(
                                        example.template(),
                                        Map.of("page", page, "view", example.view())),
                                StandardCharsets.UTF_8);
                check(lang + " " + example.name(), lang, html);
                used.add(example.template());
                write(
                        "%s/%s.html".formatted(lang.code(), example.name()),
                        html.getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(used).contains("home/front.jte", "release/figure.jte", "record/receipt.jte");
    }

    private static void check(String name, Lang lang, String html) {
        assertThat(html)
                .as(name)
                .startsWith("<!doctype html>\n<html lang=\"" + lang.code() + "\">");
        assertThat(count("<h1[ >]", html)).as("h1 of " + name).isEqualTo(1);
        assertThat(count("<main[ >]", html)).as("main of " + name).isEqualTo(1);
        assertThat(html)
                .as(name)
                .contains("<header class=\"site\">", "<footer>", "href=\"#main\"", "id=\"main\"")
                .doesNotContain(" style=", "javascript:", "null");
        assertThat(count("<script", html))
                .as("scripts of " + name + " are files of ours")
                .isEqualTo(count("<script type=\"module\" src=\"/assets/[^\"]+\"></script>", html));
        assertThat(count("\\son[a-z]+=", html)).as("handlers in " + name).isZero();
        assertThat(count("(href|src|action)=\"(https?:)?//", html)).as(name).isZero();
        List<String> ids = values("\\sid=\"([^\"]*)\"", html);
        assertThat(ids).as("ids of " + name).doesNotHaveDuplicates();
        assertThat(ids).as(name).containsAll(values("\\sfor=\"([^\"]*)\"", html));
        assertThat(ids).as(name).containsAll(values("href=\"#([^\"]+)\"", html));
        for (String described : values("aria-describedby=\"([^\"]*)\"", html)) {
            assertThat(ids).as(name).containsAll(List.of(described.split(" ")));
        }
        for (Lang other : Lang.values()) {
            assertThat(html).as(name).contains("hreflang=\"" + other.code() + "\"");
        }
        assertThat(html.getBytes(StandardCharsets.UTF_8).length)
                .as("weight of " + name)
                .isLessThan(60_000);
    }

    private static long count(String pattern, String html) {
        return Pattern.compile(pattern).matcher(html).results().count();
    }

    private static List<String> values(String pattern, String html) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map((java.util.regex.MatchResult found) -> found.group(1))
                .toList();
    }

    private static void write(String name, byte[] bytes) {
        try {
            Path file = GALLERY.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
