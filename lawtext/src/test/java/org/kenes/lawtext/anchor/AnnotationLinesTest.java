package org.kenes.lawtext.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kenes.lawtext.UnreadableLawException;

import java.util.List;

/// The lines that other programs write and read.
class AnnotationLinesTest {
    private static Anchor read(String refined, String more) {
        return Annotations.read(
                """
                {"id":"a","target":{"source":"s","selector":{"type":"FragmentSelector","value":"art_1"%s}}%s}\
                """
                        .formatted(refined, more),
                "line 3");
    }

    private static String at(String position) {
        return """
        ,"refinedBy":[{"type":"TextQuoteSelector","exact":"x"},{"type":"TextPositionSelector",%s}]\
        """
                .formatted(position);
    }

    private static void refused(String refined, String more) {
        assertThatThrownBy(() -> read(refined, more))
                .isInstanceOf(UnreadableLawException.class)
                .hasMessageStartingWith("line 3: ");
    }

    @Test
    void aPositionHasABeginningAndAnEndFromZeroOn() {
        assertThat(read(at("\"start\":0,\"end\":0"), "").quote())
                .isEqualTo(new Anchor.Quote("x", "", "", 0, 0));
        assertThat(read(at("\"start\":0,\"end\":7"), "").quote())
                .isEqualTo(new Anchor.Quote("x", "", "", 0, 7));
        refused(at("\"start\":7,\"end\":6"), "");
        refused(at("\"start\":-1,\"end\":6"), "");
        refused(at("\"start\":-2,\"end\":-2"), "");
        refused(at("\"start\":1.5,\"end\":6"), "");
        refused(at("\"start\":1"), "");
    }

    @Test
    void aHashOfAnotherNormalFormIsNotOurs() {
        assertThat(read("", ",\"textHash\":\"h\",\"norm\":\"norm/1\"").textHash()).isEqualTo("h");
        assertThat(read("", ",\"textHash\":\"h\"").textHash()).isEqualTo("h");
        refused("", ",\"textHash\":\"h\",\"norm\":\"norm/2\"");
    }

    @Test
    void anAnchorIsWrittenWithWhatItHasAndNothingElse() {
        Anchor anchor =
                new Anchor("a", "s", "art_1", new Anchor.Quote("x", "p", "q", 0, 1), "w", "h");
        assertThat(Annotations.line(anchor))
                .isEqualTo(
                        "{\"id\":\"a\",\"target\":{\"source\":\"s\",\"selector\":{\"type\":\"FragmentSelector\",\"value\":\"art_1\","
                            + "\"refinedBy\":[{\"type\":\"TextQuoteSelector\",\"exact\":\"x\",\"prefix\":\"p\",\"suffix\":\"q\"},"
                            + "{\"type\":\"TextPositionSelector\",\"start\":0,\"end\":1}]}},"
                            + "\"wId\":\"w\",\"textHash\":\"h\",\"norm\":\"norm/1\"}");
        assertThat(Annotations.line(new Anchor("a", "s", "", null, "", "")))
                .isEqualTo(
                        "{\"id\":\"a\",\"target\":{\"source\":\"s\",\"selector\":{\"type\":\"FragmentSelector\",\"value\":\"\"}}}");
        assertThat(Annotations.line(new Anchor("a", "s", "", Anchor.Quote.of("x"), "", "")))
                .doesNotContain("TextPositionSelector");
    }

    @Test
    void aResolutionSaysWhatCameOfAnAnchor() {
        Resolution found =
                new Resolution(
                        "a",
                        Resolution.Outcome.EDITED,
                        "art_2",
                        "art_1",
                        "2",
                        0,
                        5,
                        9_876,
                        true,
                        false,
                        null,
                        List.of());
        assertThat(found.found()).isTrue();
        assertThat(Annotations.line(found))
                .isEqualTo(
                        "{\"id\":\"a\",\"outcome\":\"edited\",\"eId\":\"art_2\",\"wId\":\"art_1\",\"num\":\"2\",\"start\":0,\"end\":5,"
                            + "\"score\":0.9876,\"moved\":true,\"counts\":false,\"candidates\":[]}");
        Resolution choice =
                new Resolution(
                        "a",
                        Resolution.Outcome.AMBIGUOUS,
                        null,
                        null,
                        null,
                        -1,
                        -1,
                        0,
                        false,
                        false,
                        null,
                        List.of(new Resolution.Candidate("art_3", null, 0, -1, 10_000)));
        assertThat(choice.found()).isFalse();
        assertThat(Annotations.line(choice))
                .isEqualTo(
                        "{\"id\":\"a\",\"outcome\":\"ambiguous\",\"eId\":null,\"wId\":null,\"num\":null,\"start\":null,\"end\":null,"
                            + "\"score\":0.0000,\"moved\":false,\"counts\":false,"
                            + "\"candidates\":[{\"eId\":\"art_3\",\"num\":null,\"start\":0,\"end\":null,\"score\":1.0000}]}");
        assertThat(Annotations.unreadable(7))
                .isEqualTo(
                        "{\"id\":\"line"
                            + " 7\",\"outcome\":\"skipped\",\"eId\":null,\"wId\":null,\"num\":null,\"start\":null,\"end\":null,"
                            + "\"score\":0.0000,\"moved\":false,\"counts\":false,\"reason\":\"unreadable\",\"candidates\":[]}");
        assertThat(Resolution.orphan("a").found()).isFalse();
        assertThatThrownBy(() ->
                        new Resolution(
                                "a",
                                Resolution.Outcome.SKIPPED,
                                null,
                                null,
                                null,
                                -1,
                                -1,
                                0,
                                false,
                                false,
                                null,
                                List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
