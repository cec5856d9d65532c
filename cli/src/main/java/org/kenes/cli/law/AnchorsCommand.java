package org.kenes.cli.law;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.anchor.Anchors;
import org.kenes.lawtext.anchor.Annotations;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.imported.Imported;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;

/// `anchors`: where annotations of the old text are in the new one; one line out for each line in.
final class AnchorsCommand {
    private static final int MOST_ANNOTATIONS = 1_000_000;
    private static final int LONGEST_LINE = 100_000;

    private AnchorsCommand() {}

    static int run(List<String> words, PrintStream out, PrintStream err) throws IOException {
        Arguments arguments = new Arguments(words, Set.of("lang", "lineage", "o"), Set.of());
        List<String> files = arguments.arguments(3, 3);
        Imported old = Laws.one(files.getFirst(), arguments.lang());
        Imported now = Laws.one(files.get(1), arguments.lang());
        Comparison comparison = CompareCommand.comparison(arguments, old, now);
        Anchors anchors = new Anchors(comparison, arguments.has("lineage"));
        String target = arguments.maybe("o");
        Path unfinished = target == null ? null : Path.of(target + ".unfinished");
        int end;
        try (BufferedReader lines = reader(files.getLast());
                Writer writer = writer(unfinished, out)) {
            end = resolve(lines, writer, anchors, Laws.name(files.getLast()), err);
        } catch (UnreadableLawException e) {
            if (unfinished != null) {
                Files.deleteIfExists(unfinished);
            }
            throw e;
        }
        if (target != null && unfinished != null) {
            Files.move(unfinished, Path.of(target), StandardCopyOption.REPLACE_EXISTING);
        }
        return end;
    }

    private static BufferedReader reader(String file) {
        try {
            return Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UnreadableLawException(Laws.unreadable(file, e), e);
        }
    }

    private static Writer writer(@Nullable Path target, PrintStream out) throws IOException {
        return target == null
                ? new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))
                : Files.newBufferedWriter(target, StandardCharsets.UTF_8);
    }

    private static int resolve(
            BufferedReader lines, Writer writer, Anchors anchors, String file, PrintStream err)
            throws IOException {
        int number = 0;
        int unreadable = 0;
        for (String line = next(lines, file); line != null; line = next(lines, file)) {
            number++;
            if (number > MOST_ANNOTATIONS) {
                throw new UnreadableLawException(
                        file + " has more than " + MOST_ANNOTATIONS + " lines.");
            }
            String where = file + ", line " + number;
            try {
                if (line.length() > LONGEST_LINE) {
                    throw new UnreadableLawException(where + " is too long.");
                }
                writer.write(Annotations.line(anchors.resolve(Annotations.read(line, where))));
            } catch (UnreadableLawException e) {
                unreadable++;
                writer.write(Annotations.unreadable(number));
                err.println(e.getMessage());
            }
            writer.write('\n');
        }
        return unreadable > 0 ? 1 : 0;
    }

    private static @Nullable String next(BufferedReader lines, String file) throws IOException {
        try {
            return lines.readLine();
        } catch (CharacterCodingException e) {
            throw new UnreadableLawException(file + " is not UTF-8.", e);
        }
    }
}
