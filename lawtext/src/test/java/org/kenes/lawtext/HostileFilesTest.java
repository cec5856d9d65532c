package org.kenes.lawtext;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kenes.lawtext.akn.AknCheck;
import org.kenes.lawtext.anchor.Anchor;
import org.kenes.lawtext.anchor.Anchors;
import org.kenes.lawtext.anchor.Annotations;
import org.kenes.lawtext.compare.CompareOptions;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.compare.Lineage;
import org.kenes.lawtext.compare.Row;
import org.kenes.lawtext.diff.Diff;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.parity.Parity;
import org.kenes.lawtext.read.LawReader;
import org.kenes.lawtext.table.ComparativeTable;
import org.kenes.lawtext.table.ComparisonPage;
import org.kenes.lawtext.table.TableFiles;
import org.kenes.lawtext.theme.ThemeSet;
import org.kenes.testkit.Corpus;
import org.kenes.testkit.Parser;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Whatever file a stranger hands in, it is read without losing a letter and comes back from Akoma
/// Ntoso as it was, or it is refused with an [UnreadableLawException].
class HostileFilesTest {
    private static final String NEXT = "\n%%%\n";

    @TestFactory
    Stream<DynamicTest> whatBrokeAReaderOnceDoesNotBreakItAgain() {
        return Corpus.tests(parsers());
    }

    static Map<String, Parser> parsers() {
        Map<String, Parser> all = new TreeMap<>();
        all.put("akn", of(bytes -> read(bytes, ReadOptions.Format.AKN)));
        all.put("paste", of(bytes -> read(bytes, ReadOptions.Format.PASTE)));
        all.put("kz-json", of(bytes -> read(bytes, ReadOptions.Format.KZ_JSON)));
        all.put("zan-json", of(bytes -> read(bytes, ReadOptions.Format.ZAN_JSON)));
        all.put("written", of(HostileFilesTest::written));
        all.put("check", of(bytes -> AknCheck.findings(bytes, "f")));
        all.put("annotation", of(bytes -> annotation(text(bytes))));
        all.put("lineage", of(bytes -> Lineage.read(text(bytes), "f")));
        all.put("themes", of(bytes -> ThemeSet.read(text(bytes), "f")));
        all.put("compare", of(HostileFilesTest::compare));
        return all;
    }

    private static Parser of(Parser parser) {
        return Parser.refusing(UnreadableLawException.class, parser);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void read(byte[] bytes, ReadOptions.Format format) {
        for (Imported read : LawReader.read(bytes, ReadOptions.named("f").format(format))) {
            require(read.report().chars().balanced(), "letters are missing");
        }
    }

    /// Apart from reading alone: the schema of the standard takes a thousand times longer.
    private static void written(byte[] bytes) {
        LawReader.read(bytes, ReadOptions.named("f"))
                .forEach(read -> RoundTrip.check(read.expression()));
    }

    private static void annotation(String line) {
        Anchor anchor = Annotations.read(line, "f");
        require(anchor.equals(Annotations.read(Annotations.line(anchor), "f")), "another anchor");
    }

    /// Two files, apart by a line of three per cent signs.
    private static void compare(byte[] bytes) {
        String both = text(bytes);
        int cut = both.indexOf(NEXT);
        if (cut >= 0) {
            ReadOptions options = ReadOptions.named("f").lang(Lang.KAZAKH);
            Expression old = first(both.substring(0, cut), options);
            Expression now = first(both.substring(cut + NEXT.length()), options);
            Comparison comparison = Comparison.of(old, now, CompareOptions.STANDARD);
            comparison.rows().forEach(HostileFilesTest::sides);
            ComparativeTable table = ComparativeTable.of(comparison, Map.of(), true);
            TableFiles.docx(table);
            TableFiles.csv(table);
            TableFiles.html(table);
            ComparisonPage.html(comparison);
            Anchors anchors = new Anchors(comparison, false);
            comparison
                    .before()
                    .provisions()
                    .rows()
                    .forEach(row ->
                            Anchor.at("a", comparison.before().provisions(), row.eId())
                                    .ifPresent(anchors::resolve));
            Parity.of(
                    List.of(
                            old,
                            first(
                                    both.substring(cut + NEXT.length()),
                                    options.lang(Lang.RUSSIAN))));
        }
    }

    private static Expression first(String text, ReadOptions options) {
        return LawReader.read(text.getBytes(StandardCharsets.UTF_8), options)
                .getFirst()
                .expression();
    }

    private static void sides(Row row) {
        Diff diff = row.diff();
        if (diff != null) {
            for (Diff.Changed piece : diff.pieces()) {
                side(piece.before() == null ? "" : piece.before().text(), piece.oldSide());
                side(piece.after() == null ? "" : piece.after().text(), piece.newSide());
            }
        }
    }

    private static void side(String text, List<Diff.Segment> segments) {
        String joined = String.join("", segments.stream().map(Diff.Segment::text).toList());
        require(segments.isEmpty() || joined.equals(text), "a side says something else: " + text);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
