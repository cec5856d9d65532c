package org.kenes.server.demo;

import org.kenes.lawtext.AknWriter;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Imported;
import org.kenes.lawtext.LawReader;
import org.kenes.lawtext.ReadOptions;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.sample.Sample;
import org.kenes.server.shell.Options.UsageException;
import org.kenes.server.text.Drafts.Publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The law of the demo: the sample's, or files of somebody's own in any format that `lawtext`
/// reads.
record DemoLaw(String id, Map<String, String> titles, Map<String, byte[]> files) {

    static DemoLaw read(List<Path> own) {
        Map<String, Expression> byLanguage = new TreeMap<>();
        if (own.isEmpty()) {
            for (String language : Sample.LANGUAGES) {
                read(Sample.law(language), "law." + language + ".txt", byLanguage);
            }
        } else {
            for (Path file : own) {
                read(bytes(file), file.getFileName().toString(), byLanguage);
            }
        }
        Map<String, String> titles = new TreeMap<>();
        Map<String, byte[]> files = new TreeMap<>();
        byLanguage.forEach((language, expression) -> {
            titles.put(language, title(expression));
            files.put(language, AknWriter.write(expression));
        });
        return new DemoLaw("draft-1", titles, files);
    }

    Publication publication(LocalDate day) {
        return new Publication(id, "draft", day, titles, files);
    }

    private static void read(byte[] bytes, String name, Map<String, Expression> into) {
        try {
            for (Imported imported : LawReader.read(bytes, ReadOptions.named(name))) {
                Expression expression = imported.expression();
                String language = expression.lang().two();
                if (into.put(language, expression) != null) {
                    throw new UsageException(
                            name + " has " + language + ", and another file has it too");
                }
            }
        } catch (UnreadableLawException e) {
            throw new UsageException(name + ": " + e.getMessage());
        }
    }

    private static String title(Expression expression) {
        return Optional.ofNullable(expression.title())
                .filter(title -> !title.isBlank())
                .orElse(expression.uri());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
