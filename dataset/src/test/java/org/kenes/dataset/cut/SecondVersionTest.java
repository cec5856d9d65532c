package org.kenes.dataset.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.entry.DialogueEntry;
import org.kenes.dataset.entry.TextEntry;
import org.kenes.dataset.figure.Figures;
import org.kenes.dataset.table.Csv;
import org.kenes.dataset.table.DataPackage;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.akn.AknWriter;
import org.kenes.lawtext.compare.CompareOptions;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.compare.WIds;
import org.kenes.lawtext.norm.TextHash;
import org.kenes.opinion.Stance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// The second version changes a paragraph, inserts an article before the wells and repeats, in that
/// new article, words that stood elsewhere.
class SecondVersionTest {
    private static final String SECOND =
            """
            Article 1. Water

            1. Water belongs to everybody.

            2. Nobody may sell it or give it away for money.

            Article 2. Rain

            1. Rain is free.

            2. Nobody sells it.

            Article 3. Wells

            Wells stay open at night.
            """;

    @TempDir Path folder;
    private final TinyLog tiny = new TinyLog();

    @BeforeEach
    void aDraft() {
        tiny.draft();
    }

    private int said(String eId) {
        var row = tiny.provisions.row(eId).orElseThrow();
        return tiny.seal(
                new DialogueEntry.Opinion(
                        "water-1",
                        row.wId(),
                        row.textHash(),
                        Stance.SUPPORT,
                        TinyLog.circumstances(1),
                        "",
                        Map.of()));
    }

    private void amend() {
        Expression first = tiny.provisions.expression();
        var comparison =
                Comparison.of(first, TinyLog.read(SECOND, "2031-05-01"), CompareOptions.STANDARD);
        Expression second = WIds.inherit(comparison);
        byte[] file = AknWriter.write(second);
        tiny.act(
                new TextEntry.Draft(
                        "water-2",
                        Map.of("en", tiny.keep(file)),
                        Map.of("en", "On Water"),
                        "draft",
                        LocalDate.of(2031, 5, 1)));
        byte[] lineage = comparison.proposal("editor", "2031-05-01").json();
        tiny.act(new TextEntry.Lineage("water-1", "water-2", tiny.keep(lineage)));
    }

    private List<Map<String, String>> table(String name) throws IOException {
        if (!Files.exists(folder.resolve("out"))) {
            Path out = Files.createDirectories(folder.resolve("out"));
            new Cut(tiny.log(folder), tiny.point(), tiny, tiny)
                    .write(out, DataPackage.Form.CSV, Map.of(), Figures.builtIn(), "", 1);
        }
        return Csv.read(
                Files.readString(folder.resolve("out/data/" + name + ".csv")), name + ".csv");
    }

    private boolean onCurrent(int idx) throws IOException {
        return table("contributions").stream()
                .filter(row -> row.get("idx").equals("" + idx))
                .anyMatch(row -> row.get("on_current").equals("true"));
    }

    @Test
    void anOpinionCountsOnlyWhileItsWordsStand() throws IOException {
        int changedArticle = said("art_1");
        int sameParagraph = said("art_1__para_1");
        int changedParagraph = said("art_1__para_2");
        int renumberedArticle = said("art_2");
        amend();
        assertThat(onCurrent(changedArticle)).isFalse();
        assertThat(onCurrent(sameParagraph)).isTrue();
        assertThat(onCurrent(changedParagraph))
                .as("its words now stand in another article, which its author did not mean")
                .isFalse();
        assertThat(onCurrent(renumberedArticle)).isTrue();
    }

    @Test
    void anOpinionOnTheWholeTextCountsUntilAnythingChanges() throws IOException {
        var whole =
                new DialogueEntry.Opinion(
                        "water-1",
                        "",
                        TextHash.whole(tiny.provisions.expression()),
                        Stance.OPPOSE,
                        TinyLog.circumstances(1),
                        "",
                        Map.of());
        int before = tiny.seal(whole);
        assertThat(onCurrent(before)).isTrue();
    }

    @Test
    void anOpinionOnTheWholeTextEndsWithTheVersion() throws IOException {
        int before =
                tiny.seal(
                        new DialogueEntry.Opinion(
                                "water-1",
                                "",
                                TextHash.whole(tiny.provisions.expression()),
                                Stance.OPPOSE,
                                TinyLog.circumstances(1),
                                "",
                                Map.of()));
        amend();
        assertThat(onCurrent(before)).isFalse();
    }

    @Test
    void aQuestionFollowsItsProvision() throws IOException {
        var row = tiny.provisions.row("art_2").orElseThrow();
        int onWells =
                tiny.seal(
                        new DialogueEntry.Question(
                                "water-1", row.wId(), TinyLog.circumstances(1), "Why?", Map.of()));
        int onWater = tiny.question("Whose?");
        amend();
        assertThat(onCurrent(onWells)).isTrue();
        assertThat(onCurrent(onWater)).isFalse();
    }

    @Test
    void theLineageIsATable() throws IOException {
        amend();
        assertThat(table("lineage"))
                .extracting(row -> row.get("from_eid") + " " + row.get("to_eid"))
                .containsExactly("art_1 art_1", "art_2 art_3");
        assertThat(table("lineage"))
                .extracting(row -> row.get("change"))
                .containsExactly("edited", "unchanged");
        assertThat(folder.resolve("out/sources/documents")).isNotEmptyDirectory();
    }

    @Test
    void themesAreTablesAndNameTheirBasis() throws IOException {
        String csv =
                """
                id,label_kk,label_ru,label_en,eIds,basis,by,date
                wells,Құдық,Колодцы,wells,art_2,words,office,2031-05-02
                justice,Әділдік,Справедливость,Justice,art_1__para_1 art_2,mapping,office,2031-05-02
                """;
        String sha256 = tiny.keep(csv.getBytes(StandardCharsets.UTF_8));
        tiny.act(new TextEntry.ThemeMap("principles", "water-1", sha256));
        assertThat(table("themes")).hasSize(2);
        assertThat(table("theme_provisions"))
                .extracting(row -> row.get("theme") + " " + row.get("wid") + " " + row.get("basis"))
                .containsExactly(
                        "justice art_1__para_1 mapping",
                        "justice art_2 mapping",
                        "wells art_2 words");
    }

    @Test
    void aMapOfThemesWithAProvisionThatIsNotThereStopsTheCut() {
        String csv =
                "id,label_kk,label_ru,label_en,eIds,basis,by,date\n"
                        + "x,к,р,e,art_99,mapping,office,2031-05-02\n";
        String sha256 = tiny.keep(csv.getBytes(StandardCharsets.UTF_8));
        tiny.act(new TextEntry.ThemeMap("principles", "water-1", sha256));
        assertThatThrownBy(() -> table("themes"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("art_99");
    }
}
