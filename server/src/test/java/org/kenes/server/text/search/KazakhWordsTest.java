package org.kenes.server.text.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;
import org.kenes.opinion.text.Language;
import org.kenes.testkit.SharedData;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// 60 words of an official text in which look-alike Latin letters stand inside Kazakh words.
class KazakhWordsTest {
    private static final Map<String, Set<String>> ARTICLES = new HashMap<>();

    @BeforeAll
    static void read() {
        var text =
                LawReader.read(
                                SharedData.bytes("lawtext/kz/constitution-2026.json"),
                                ReadOptions.named("constitution-2026.json").lang(Lang.of("kk")))
                        .stream()
                        .filter(it -> it.expression().lang().equals(Lang.of("kk")))
                        .findFirst()
                        .orElseThrow()
                        .expression();
        for (Provisions.Row row : Provisions.of(text).basicUnits()) {
            ARTICLES.put(row.num(), new HashSet<>(Lexemes.stems(row.text(), Language.KK)));
        }
    }

    static Stream<Map<String, String>> words() {
        return SharedData.csv("experience/search-kk.csv").stream();
    }

    @ParameterizedTest
    @MethodSource("words")
    void everyArticleThatContainsTheWordIsFound(Map<String, String> row) {
        var query = Lexemes.query(row.getOrDefault("query", ""), Language.KK);
        Set<String> found = new TreeSet<>();
        ARTICLES.forEach((number, stems) -> {
            if (stems.containsAll(query.stems())) {
                found.add(number);
            }
        });
        assertThat(found)
                .containsAll(List.of(row.getOrDefault("articles_that_contain_it", "").split(" ")));
    }
}
