package org.kenes.lawtext.norm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.RealTexts;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The normal form as its description reads, step after step over the whole text, against the one
/// that keeps the way back to the original.
class NaiveNormTest {
    private static final NormalForm UNFOLDED = new NormalForm(Script.OTHER);

    private static String naive(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(c -> c != 0xad && c != 0x2060 && c != 0xfeff)
                .filter(c -> c < 0x200b || c > 0x200f)
                .mapToObj(NaiveNormTest::one)
                .collect(Collectors.joining())
                .replaceAll(" +", " ")
                .strip();
    }

    private static String one(int c) {
        if ("«»“”„‟″".indexOf(c) >= 0) {
            return "\"";
        }
        if ("‘’‚‛′`´ʹʻʼ".indexOf(c) >= 0) {
            return "'";
        }
        if ("‐‑‒–—―−".indexOf(c) >= 0) {
            return "-";
        }
        if (c == '…') {
            return "...";
        }
        boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
        return space ? " " : Character.toString(c);
    }

    @Test
    void everyCharacterBetweenEveryKindOfNeighbour() {
        List<String> wrong = new ArrayList<>();
        for (int c = 0; c <= 0xffff; c++) {
            if (Character.isSurrogate((char) c)) {
                continue;
            }
            String it = Character.toString(c);
            for (String text :
                    List.of(
                            it,
                            "a" + it + "b",
                            "е" + it,
                            it + "\u0301",
                            "- " + it + " -",
                            "\u1100" + it,
                            "\uac00" + it)) {
                if (!UNFOLDED.of(text).equals(naive(text))) {
                    wrong.add("U+%04X in %s".formatted(c, text));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyLetterOfTheNormalFormKnowsWhereItStood() {
        String text =
                "  «Әр\u00adбір»\u00a0\n"
                        + "  азамат… e\u0301\u0327 \u1100\u1161\u11a8 —\u200b(1) x\u0301y"
                        + " \ud835\udd04\u0301 …….  ";
        NormalForm.Mapped mapped = UNFOLDED.map(text);
        assertThat(mapped.text()).isEqualTo(naive(text));
        assertThat(mapped.starts()).hasSize(mapped.text().length());
        assertThat(mapped.ends()).hasSize(mapped.text().length());
        int before = 0;
        for (int i = 0; i < mapped.text().length(); i++) {
            int start = mapped.starts()[i];
            int end = mapped.ends()[i];
            assertThat(start).isGreaterThanOrEqualTo(before).isLessThan(end);
            before = start;
            String original = text.substring(start, end);
            String letter = mapped.text().substring(i, i + 1);
            if (letter.equals(" ")) {
                assertThat(original).matches("[\\s\u00a0]+");
                assertThat(text.charAt(start - 1) + "" + text.charAt(end))
                        .doesNotContain(" ", "\n");
            } else {
                assertThat(naive(original)).contains(letter);
            }
        }
    }

    @Test
    void aTextThatGrowsHasRoomForItsOriginals() {
        NormalForm.Mapped mapped = UNFOLDED.map("…".repeat(100));
        assertThat(mapped.text()).isEqualTo(".".repeat(300));
        assertThat(mapped.starts()[299]).isEqualTo(99);
        assertThat(mapped.ends()[299]).isEqualTo(100);
    }

    @Test
    void aSearchForgetsCaseAndQuotesButNotWhereThingsStand() {
        NormalForm.Mapped mapped = UNFOLDED.map("Ел «АЗАМАТ»").lowerCaseWithoutQuotes();
        assertThat(mapped.text()).isEqualTo("ел азамат");
        assertThat(mapped.starts()).containsExactly(0, 1, 2, 4, 5, 6, 7, 8, 9);
        assertThat(mapped.ends()).containsExactly(1, 2, 3, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void theScriptIsTheOneOfMostLetters() {
        assertThat(Script.of("")).isEqualTo(Script.OTHER);
        assertThat(Script.of("12 — 13")).isEqualTo(Script.OTHER);
        assertThat(Script.of("სამართალი")).isEqualTo(Script.OTHER);
        assertThat(Script.of("закон law")).isEqualTo(Script.CYRILLIC);
        assertThat(Script.of("за law 1234567")).isEqualTo(Script.LATIN);
        assertThat(Script.of("law зал")).isEqualTo(Script.LATIN);
        assertThat(Script.CYRILLIC).hasToString("cyrillic");
    }

    @Test
    void aWordIsFoldedOnlyIfNothingForeignIsLeft() {
        assertThat(Lookalikes.fold("жəне", Script.CYRILLIC)).isEqualTo("және");
        assertThat(Lookalikes.fold("сlоn", Script.LATIN)).isEqualTo("clon");
        for (String same : List.of("IT", "XIV", "жzне", "law", "закон", "IT-компания", "ს")) {
            assertThat(Lookalikes.fold(same, Script.CYRILLIC)).isEqualTo(same);
            assertThat(Lookalikes.words(same, Script.CYRILLIC)).isEmpty();
        }
        assertThat(Lookalikes.fold("жəне", Script.OTHER)).isEqualTo("жəне");
        assertThat(Lookalikes.words("1) жəне заң, iс", Script.CYRILLIC))
                .containsExactly("жəне", "iс");
        assertThat(Lookalikes.fold("1) жəне, iс 2 \ud835\udd04а", Script.CYRILLIC))
                .isEqualTo("1) және, іс 2 \ud835\udd04а");
    }

    @Test
    void whatIsHashedIsTheWordsInTheirOrderAndNoLabel() {
        Expression expression =
                RealTexts.paste(
                        """
                        Глава 1. Общее

                        Статья 1. Вода
                        1. Вода:
                        1) чистая;
                        2) «ничья».
                        """,
                        "ru");
        NormalForm norm = NormalForm.of(expression);
        List<Provision> articles = new ArrayList<>();
        expression.walk(p -> {
            if (p.eId().endsWith("art_1")) {
                articles.add(p);
            }
        });
        assertThat(norm.lines(articles.getFirst()))
                .containsExactly("Вода:", "чистая;", "\"ничья\".");
        assertThat(TextHash.of(articles.getFirst(), norm))
                .isEqualTo(TextHash.sha256("Вода:\nчистая;\n\"ничья\"."));
        assertThat(TextHash.whole(expression))
                .isEqualTo(TextHash.sha256("Общее\nВода\nВода:\nчистая;\n\"ничья\"."));
        assertThat(TextHash.sha256("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
