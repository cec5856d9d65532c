package org.kenes.server.text.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kenes.opinion.text.Language;

import java.util.stream.Collectors;

class SnippetTest {
    private static Snippet of(String words, String query, Language language) {
        return Snippet.of(words, Lexemes.query(query, language), language);
    }

    private static String marked(Snippet it) {
        return it.parts().stream()
                .map(part -> part.found() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining());
    }

    @Test
    void theLineWithMostOfTheWordsIsShown() {
        var snippet =
                of("1. Река течёт.\n2. Берега рек открыты.", "открытый берег реки", Language.RU);
        assertThat(marked(snippet)).isEqualTo("2. [Берега] [рек] [открыты].");
    }

    @Test
    void aLongLineIsCutAtWordsAroundTheFirst() {
        String line = "слово ".repeat(100) + "колодец " + "слово ".repeat(100);
        String shown = marked(of(line, "колодцы", Language.RU));
        assertThat(shown).startsWith("… слово").endsWith("слово …").contains("[колодец]");
        assertThat(shown.length()).isBetween(200, 300);
    }

    @Test
    void lookAlikeLettersAreMarkedAsTheyArePrinted() {
        assertThat(marked(of("Су кiмге керек", "кімге", Language.KK))).contains("[кiмге]");
    }

    @Test
    void withoutAnyOfTheWordsTheBeginningIsShown() {
        assertThat(marked(of("Вода.", "хлеб", Language.RU))).isEqualTo("Вода.");
    }
}
