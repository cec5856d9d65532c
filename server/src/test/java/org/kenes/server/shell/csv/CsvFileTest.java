package org.kenes.server.shell.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class CsvFileTest {
    private static CsvFile read(String text) {
        return CsvFile.read(text.getBytes(StandardCharsets.UTF_8), List.of("a", "b"), List.of("c"));
    }

    private static List<String> problems(String text) {
        return read(text).problems().stream().map(CsvProblem::toString).toList();
    }

    @Test
    void quotesLineEndsAndABomAreUnderstood() {
        CsvFile file = read("\uFEFFa,b\r\n\"1, \"\"one\"\"\",\"x\ny\"\r\n\r\n2,z\r\n");
        assertThat(file.problems()).isEmpty();
        assertThat(file.rows()).hasSize(2);
        assertThat(file.rows().get(0).cells().get("a")).isEqualTo("1, \"one\"");
        assertThat(file.rows().get(0).cells().get("b")).isEqualTo("x\ny");
        assertThat(file.rows().get(1).line()).isEqualTo(5);
    }

    @Test
    void theLastLineNeedsNoLineEnd() {
        assertThat(read("a,b\n1,2").rows()).hasSize(1);
    }

    @Test
    void semicolonsAreNamed() {
        assertThat(problems("a;b\n1;2\n")).containsExactly("line 1: semicolons");
    }

    @Test
    void everyWrongColumnIsNamed() {
        assertThat(problems("a,a,x\n"))
                .containsExactly(
                        "line 1, a: column-twice (a)",
                        "line 1, x: column-unknown (x)",
                        "line 1, b: column-missing (b)");
    }

    @Test
    void aShortRowIsNamedByItsLine() {
        assertThat(problems("a,b\n1,2\n3\n")).containsExactly("line 3: number-of-cells (1 ≠ 2)");
    }

    @Test
    void anOpenQuoteIsNamedByTheLineWhereItsRowBegins() {
        assertThat(problems("a,b\n1,\"2\n3,4\n")).containsExactly("line 2: open-quote");
    }

    @Test
    void otherEncodingsAreRefused() {
        byte[] latin = {'a', ',', 'b', '\n', (byte) 0xE9, ',', '1', '\n'};
        assertThat(CsvFile.read(latin, List.of("a", "b"), List.of()).problems())
                .extracting(CsvProblem::code)
                .containsExactly("not-utf8");
    }
}
