package org.kenes.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.testkit.SharedData;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// One lie at a time in the rows of the fixture: each is found.
class RowsTest {
    private final Path fixture = SharedData.path("ledger/fixture");

    @TempDir Path folder;

    private Command account(Path rows, Object... more) {
        List<Object> words =
                new ArrayList<>(
                        List.of(
                                "account",
                                fixture,
                                rows,
                                "--vkey",
                                "@" + fixture.resolve("log.vkey")));
        words.addAll(List.of(more));
        return Command.run(words.toArray());
    }

    private List<String> rows(String name) throws IOException {
        return Files.readAllLines(fixture.resolve(name));
    }

    private Path written(List<String> rows) throws IOException {
        return Files.write(folder.resolve("rows.jsonl"), rows, StandardCharsets.UTF_8);
    }

    @Test
    void bothRowFilesAreAccountedFor() {
        Command released = account(fixture.resolve("rows.jsonl"), "--release", 1);
        assertThat(released.exit()).as(released.err()).isZero();
        assertThat(released.lines())
                .startsWith(
                        "counted 879",
                        "moderated 6",
                        "withdrawn 11",
                        "erased 10",
                        "superseded 10",
                        "public 84",
                        "withheld 0",
                        "with-text 205",
                        "disclosed-but-gone 4",
                        "text-disclosed-but-gone 2");
        assertThat(released.last()).startsWith("ACCOUNTED origin=").contains(" size=1000 root=");
        assertThat(released.err().lines().filter(l -> l.startsWith("warning entry")).count())
                .isEqualTo(12);
        assertThat(account(fixture.resolve("rows-later.jsonl"), "--size", 1000).lines())
                .contains("withheld 4", "with-text 203");
        assertThat(account(fixture.resolve("rows.jsonl"), "--json").out())
                .contains("\"counted\":879", "\"result\":\"accounted\"");
    }

    private static int first(List<String> rows, String what) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).contains(what)) {
                return i;
            }
        }
        throw new IllegalStateException("no row with " + what);
    }

    private static String index(String row) {
        return row.replaceAll(".*\"index\":([0-9]+).*", "$1");
    }

    private static Consumer<List<String>> replaced(String in, String what, String by) {
        return rows -> {
            int at = first(rows, in);
            String row = rows.get(at).replaceFirst(what, by);
            assertThat(row).isNotEqualTo(rows.get(at));
            rows.set(at, row);
        };
    }

    private Map<String, Consumer<List<String>>> lies() {
        Map<String, Consumer<List<String>>> lies = new LinkedHashMap<>();
        lies.put("first dropped", List::removeFirst);
        lies.put("last dropped", List::removeLast);
        lies.put("dropped", rows -> rows.remove(100));
        lies.put("doubled", rows -> rows.add(100, rows.get(100)));
        lies.put("reordered", rows -> rows.add(100, rows.remove(101)));
        lies.put("turned", replaced("oppose", "oppose", "support"));
        lies.put("reworded", replaced("\"text\":", "\"text\":\"", "\"text\":\"x"));
        lies.put(
                "words of another",
                rows -> {
                    int at = first(rows, "\"text\":");
                    String other =
                            rows.get(
                                    at + 1 + first(rows.subList(at + 1, rows.size()), "\"text\":"));
                    rows.set(
                            at,
                            other.replaceFirst(
                                    "\"index\":[0-9]+", "\"index\":" + index(rows.get(at))));
                });
        lies.put(
                "hidden as moderated",
                rows -> {
                    int at = first(rows, "\"counted\"");
                    rows.set(
                            at,
                            "{\"disposition\":\"moderated:x\",\"index\":"
                                    + index(rows.get(at))
                                    + "}");
                });
        lies.put(
                "shown as counted",
                rows -> {
                    int at = first(rows, "\"withdrawn\"");
                    rows.set(
                            at,
                            rows.get(first(rows, "\"counted\""))
                                    .replaceFirst(
                                            "\"index\":[0-9]+",
                                            "\"index\":" + index(rows.get(at))));
                });
        lies.put(
                "invented",
                rows ->
                        rows.add(
                                rows.get(first(rows, "\"counted\""))
                                        .replaceFirst("\"index\":[0-9]+", "\"index\":1100")));
        lies.put(
                "withheld without a tombstone",
                rows -> {
                    int at = first(rows, "\"counted\"");
                    rows.set(
                            at,
                            "{\"disposition\":\"counted\",\"index\":"
                                    + index(rows.get(at))
                                    + ",\"withheld\":1100}");
                });
        lies.put("coded re-spaced", replaced("\"coded\":", "\\{\\\\\"", "{ \\\\\""));
        lies.put(
                "disclosure on a withdrawn row",
                rows -> {
                    int at = first(rows, "\"withdrawn\"");
                    String counted = rows.get(first(rows, "\"counted\""));
                    rows.set(
                            at,
                            counted.replaceFirst(
                                            "\"disposition\":\"counted\"",
                                            "\"disposition\":\"withdrawn\"")
                                    .replaceFirst(
                                            "\"index\":[0-9]+",
                                            "\"index\":" + index(rows.get(at))));
                });
        lies.put(
                "counted without content",
                rows -> {
                    int at = first(rows, "\"counted\"");
                    rows.set(
                            at,
                            "{\"disposition\":\"counted\",\"index\":" + index(rows.get(at)) + "}");
                });
        lies.put("unknown member", replaced("\"counted\"", "\\{", "{\"a\":1,"));
        lies.put("bad salt", replaced("\"salt\":", "\"salt\":\"..", "\"salt\":\"zz"));
        lies.put("no JSON", rows -> rows.set(5, "yes"));
        lies.put("empty line", rows -> rows.add(5, ""));
        lies.put("longer than 1 MiB", rows -> rows.set(5, "x".repeat((1 << 20) + 1)));
        return lies;
    }

    @TestFactory
    Stream<DynamicTest> eachLieIsFound() {
        return lies().entrySet().stream()
                .map(lie ->
                        DynamicTest.dynamicTest(
                                lie.getKey(),
                                () -> {
                                    List<String> rows = new ArrayList<>(rows("rows.jsonl"));
                                    lie.getValue().accept(rows);
                                    Command found = account(written(rows), "--release", 1);
                                    assertThat(found.exit())
                                            .as(found.out() + found.err())
                                            .isEqualTo(1);
                                    assertThat(found.err()).contains("FAILED: ");
                                    assertThat(found.out()).doesNotContain("ACCOUNTED");
                                }));
    }

    @Test
    void theLastRowNeedsItsNewline() throws IOException {
        String rows = String.join("\n", rows("rows.jsonl"));
        Path file = Files.writeString(folder.resolve("rows.jsonl"), rows);
        assertThat(account(file, "--release", 1).exit()).isEqualTo(1);
    }
}
