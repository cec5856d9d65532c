package org.kenes.cli.law;

import org.kenes.cli.words.UsageException;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.Status;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.akn.AknWriter;
import org.kenes.lawtext.compare.CompareOptions;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.compare.Lineage;
import org.kenes.lawtext.compare.WIds;
import org.kenes.lawtext.imported.Defect;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// `import`: any format to Akoma Ntoso, with a report of what was noticed.
final class ImportCommand {
    private static final int MOST_SHOWN = 20;

    private ImportCommand() {}

    static int run(List<String> words, PrintStream err) throws IOException {
        Arguments arguments =
                new Arguments(
                        words,
                        Set.of(
                                "lang",
                                "out",
                                "report",
                                "format",
                                "profile",
                                "wrap",
                                "work",
                                "date",
                                "title",
                                "status",
                                "previous",
                                "lineage"),
                        Set.of());
        List<String> files = arguments.arguments(1, 1_000);
        String target = arguments.required("out");
        ReadOptions options = options(arguments, Laws.name(files.getFirst()));
        Imported read =
                files.size() == 1
                        ? Laws.one(
                                files.getFirst(),
                                LawReader.read(Laws.bytes(files.getFirst()), options))
                        : LawReader.readPages(files.stream().map(Laws::bytes).toList(), options);
        byte[] akn = AknWriter.write(withIdentities(read.expression(), arguments));
        byte[] report = read.report().json(Laws.TOOL);
        Files.write(Path.of(target), akn);
        String reportFile = arguments.maybe("report");
        if (reportFile != null) {
            Files.write(Path.of(reportFile), report);
        }
        return told(read.report().defects(), err);
    }

    private static ReadOptions options(Arguments arguments, String file) {
        Lang lang = arguments.lang();
        ReadOptions options = ReadOptions.named(file);
        options = lang == null ? options : options.lang(lang);
        options =
                options.format(
                                arguments.choice(
                                        "format",
                                        ReadOptions.Format.values(),
                                        ReadOptions.Format.AUTO))
                        .profile(
                                arguments.choice(
                                        "profile",
                                        ReadOptions.Profile.values(),
                                        ReadOptions.Profile.GENERIC))
                        .wrap(
                                arguments.choice(
                                        "wrap", ReadOptions.Wrap.values(), ReadOptions.Wrap.AUTO));
        String work = arguments.maybe("work");
        String date = arguments.maybe("date");
        String title = arguments.maybe("title");
        options = work == null ? options : options.work(work);
        options = date == null ? options : options.date(date);
        options = title == null ? options : options.title(title);
        return arguments.has("status")
                ? options.status(arguments.choice("status", Status.values(), Status.DRAFT))
                : options;
    }

    private static Expression withIdentities(Expression now, Arguments arguments) {
        String previous = arguments.maybe("previous");
        String lineage = arguments.maybe("lineage");
        if (previous == null) {
            if (lineage != null) {
                throw new UsageException("--lineage says nothing without --previous");
            }
            return now;
        }
        Expression old = Laws.one(previous, now.lang()).expression();
        CompareOptions options =
                CompareOptions.STANDARD.lineage(
                        lineage == null ? null : Lineage.read(Laws.text(lineage), lineage));
        try {
            return WIds.inherit(Comparison.of(old, now, options));
        } catch (IllegalArgumentException e) {
            throw new UnreadableLawException(previous + ": " + e.getMessage(), e);
        }
    }

    private static int told(List<Defect> defects, PrintStream err) {
        boolean errors = false;
        int shown = 0;
        for (Defect defect : defects) {
            errors |= defect.severity() == Defect.Severity.ERROR;
            if (defect.severity() != Defect.Severity.INFO && shown++ < MOST_SHOWN) {
                err.println(
                        defect.severity().name().toLowerCase(Locale.ROOT)
                                + " "
                                + defect.code()
                                + (defect.line() > 0 ? ", line " + defect.line() : "")
                                + (defect.eId().isEmpty() ? "" : ", " + defect.eId())
                                + ": "
                                + defect.detail());
            }
        }
        if (shown > MOST_SHOWN) {
            err.println("and " + (shown - MOST_SHOWN) + " more; --report lists all");
        }
        return errors ? 1 : 0;
    }
}
