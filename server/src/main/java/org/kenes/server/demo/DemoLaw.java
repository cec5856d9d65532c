package org.kenes.server.demo;

import org.kenes.cli.words.UsageException;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.akn.AknWriter;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;
import org.kenes.sample.Sample;
import org.kenes.server.text.Drafts.Publication;
import org.kenes.server.text.Editing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// A version of the law of the demo: the sample's, or files of somebody's own in any format that
/// `lawtext` reads.
record DemoLaw(
        String id,
        String status,
        LocalDate publishedOn,
        Map<String, String> titles,
        Map<String, byte[]> files) {
    /// The day on which the sample's first version was published.
    private static final LocalDate EARLIER = LocalDate.of(2030, 11, 20);

    /// What was published before the draft, oldest first: the law in force, if there are files of
    /// it, and the sample's first version, if the draft is the sample's.
    static List<DemoLaw> before(List<Path> own, List<Path> inForce, LocalDate opens) {
        List<DemoLaw> before = new ArrayList<>();
        if (!inForce.isEmpty()) {
            Map<String, Expression> files = files(inForce);
            before.add(of("in-force", "in-force", dated(files, opens), files));
        }
        if (own.isEmpty()) {
            before.add(of("draft-0", "draft", EARLIER, sample(Sample::earlierLaw)));
        }
        return before;
    }

    /// The day that the files say; the opening if that is later, because the draft is the newest.
    private static LocalDate dated(Map<String, Expression> files, LocalDate opens) {
        String date = files.values().iterator().next().version().date();
        try {
            LocalDate day = LocalDate.parse(date.substring(0, 10));
            return day.isAfter(opens) ? opens : day;
        } catch (DateTimeParseException e) {
            throw new UsageException("the law in force says a day that does not exist: " + date);
        }
    }

    /// The version that is discussed.
    static DemoLaw draft(List<Path> own, LocalDate opens) {
        return of("draft-1", "draft", opens, own.isEmpty() ? sample(Sample::law) : files(own));
    }

    private static DemoLaw of(
            String id, String status, LocalDate day, Map<String, Expression> byLanguage) {
        Map<String, String> titles = new TreeMap<>();
        Map<String, byte[]> files = new TreeMap<>();
        byLanguage.forEach((language, expression) -> {
            titles.put(language, title(expression));
            files.put(language, AknWriter.write(expression));
        });
        return new DemoLaw(id, status, day, titles, files);
    }

    Publication publication() {
        var editing = Editing.leavingDoubtful("demo", publishedOn.toString());
        return new Publication(id, status, publishedOn, titles, files, editing);
    }

    private static Map<String, Expression> sample(Function<String, byte[]> law) {
        Map<String, Expression> byLanguage = new TreeMap<>();
        for (String language : Sample.LANGUAGES) {
            read(law.apply(language), "law." + language + ".txt", byLanguage);
        }
        return byLanguage;
    }

    private static Map<String, Expression> files(List<Path> own) {
        Map<String, Expression> byLanguage = new TreeMap<>();
        for (Path file : own) {
            read(bytes(file), file.getFileName().toString(), byLanguage);
        }
        return byLanguage;
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
