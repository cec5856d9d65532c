package org.kenes.cli.law;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class LawCommandsTest {
    private static final String WATER =
            "---\n"
                    + "lang: en\n"
                    + "work: /akn/kz/bill/2026-05-01/water\n"
                    + "date: 2026-05-01\n"
                    + "---\n\n"
                    + "Article 1\n\n"
                    + "1. Water is common.\n\n"
                    + "2. Every well that serves a village is kept clean.\n";

    @TempDir private Path dir;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void files() throws IOException {
        write("old.md", WATER);
        write(
                "new.md",
                WATER.replace("a village", "two villages").replace("2026-05-01\n", "2026-06-01\n"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    /// Words with a dot are files in the folder of the test.
    private int law(String... words) {
        List<String> args = new ArrayList<>();
        for (String word : words) {
            boolean file = word.matches("[a-z0-9]+\\.[a-z]+");
            args.add(file ? dir.resolve(word).toString() : word);
        }
        out.reset();
        err.reset();
        return LawCommands.run(
                args.toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsImportedIsValidAndImportsToTheSameBytes() throws IOException {
        assertEquals(
                0, law("import", "old.md", "--out", "a.xml", "--report", "r.json"), complained());
        assertEquals(0, law("validate", "a.xml"));
        assertTrue(said().startsWith("VALID "));
        assertEquals(0, law("import", "a.xml", "--out", "b.xml"));
        assertArrayEquals(
                Files.readAllBytes(dir.resolve("a.xml")), Files.readAllBytes(dir.resolve("b.xml")));
        assertTrue(Files.readString(dir.resolve("r.json")).contains("\"skipped\": 0"));
    }

    @Test
    void anInvalidFileIsReportedAndNotRepaired() throws IOException {
        law("import", "old.md", "--out", "a.xml");
        String akn = Files.readString(dir.resolve("a.xml"));
        write("bad.xml", akn.replace("art_1__para_2\"", "art_1__para_1\""));
        assertEquals(1, law("validate", "bad.xml", "--json"));
        assertTrue(said().contains("is there twice"));
    }

    @Test
    void twoTextsAreComparedInEveryForm() throws IOException {
        assertEquals(0, law("compare", "old.md", "new.md"));
        assertTrue(said().contains("\"format\": \"kenes-law-compare/1\""));
        assertTrue(said().contains("[\"+\",\" two villages\"]"), said());
        write("why.csv", "eId,lang,reason\nart_1__para_2,en,\"More people, more wells\"\n");
        for (String file : List.of("t.html", "t.csv", "t.docx")) {
            assertEquals(
                    0,
                    law(
                            "compare",
                            "old.md",
                            "new.md",
                            "--out",
                            "table",
                            "-o",
                            file,
                            "--reasons",
                            "why.csv"),
                    complained());
            assertTrue(Files.size(dir.resolve(file)) > 100);
        }
        assertTrue(Files.readString(dir.resolve("t.csv")).contains("\"More people, more wells\""));
        assertEquals(0, law("compare", "old.md", "new.md", "--out", "html", "-o", "p.html"));
        String page = Files.readString(dir.resolve("p.html"));
        assertEquals(0, law("compare", "old.md", "new.md", "-o", "p.html"));
        assertEquals(page, Files.readString(dir.resolve("p.html")), "the ending says enough");
        assertTrue(Files.readString(dir.resolve("p.html")).contains("<ins>"));
    }

    @Test
    void aProposalOfLineageCanBeConfirmed() {
        assertEquals(0, law("compare", "old.md", "new.md", "--write-lineage", "l.json"));
        assertEquals(0, law("compare", "old.md", "new.md", "--lineage", "l.json"));
        assertTrue(said().contains("\"method\": \"lineage\""));
        assertEquals(
                0,
                law(
                        "import",
                        "new.md",
                        "--out",
                        "n.xml",
                        "--previous",
                        "old.md",
                        "--lineage",
                        "l.json"),
                complained());
    }

    @Test
    void anchorsGiveOneLineForEachLine() throws IOException {
        write(
                "a.jsonl",
                "{\"id\":\"a\",\"target\":{\"source\":\"\",\"selector\":{\"type\":\"FragmentSelector\",\"value\":\"art_1__para_1\"}}}\n"
                    + "nonsense\n");
        assertEquals(1, law("anchors", "old.md", "new.md", "a.jsonl"));
        List<String> lines = said().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.getFirst().contains("\"counts\":true"));
        assertTrue(lines.getLast().contains("\"outcome\":\"skipped\""));
        assertTrue(complained().contains("a.jsonl, line 2"));
    }

    @Test
    void parityOfAMissingArticleIsAnError() throws IOException {
        write("ru.md", "---\nlang: ru\n---\n\nСтатья 2\n\nВода общая.\n");
        assertEquals(1, law("parity", "old.md", "ru.md"));
        assertTrue(said().contains("MISSING_UNIT"));
        assertEquals(3, law("parity", "old.md"));
    }

    @Test
    void aPhraseThatIsNotThereIsSaid() {
        assertEquals(0, law("words", "old.md", "--phrase", "well"));
        assertEquals(1, law("words", "old.md", "--phrase", "river", "--out", "text"));
        assertEquals("river: 0\n", said());
    }

    @Test
    void whatCannotBeReadSaysWhy() throws IOException {
        assertEquals(3, law("compare", "old.md", "none.md"));
        assertTrue(complained().contains("none.md"));
        write("bomb.xml", "<!DOCTYPE a [<!ENTITY x 'y'>]><act>&x;</act>");
        assertEquals(3, law("validate", "bomb.xml"));
        assertTrue(complained().contains("DOCTYPE"));
        assertEquals(2, law("compare", "old.md"));
        assertEquals(2, law("import", "old.md", "--out", "a.xml", "--frmat", "akn"));
        assertFalse(Files.exists(dir.resolve("a.xml")));
        assertEquals(0, law("help"));
        assertTrue(Arrays.asList(said().split("\n", -1)).getFirst().startsWith("kenes law import"));
    }

    @Test
    void eachCommandSaysWhatItTakes() {
        for (String command :
                List.of("import", "validate", "compare", "parity", "anchors", "words")) {
            assertEquals(0, law(command, "--help"));
            assertTrue(said().startsWith("kenes law " + command));
            assertTrue(said().contains("Exit: 0 done"));
        }
    }

    @Test
    void aLanguageThatTheFileIsNotInIsRefused() throws IOException {
        assertEquals(3, law("compare", "old.md", "new.md", "--lang", "kk"));
        assertTrue(complained().contains("is not in kk"), complained());
    }
}
