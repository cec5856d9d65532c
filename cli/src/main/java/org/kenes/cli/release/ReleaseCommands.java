package org.kenes.cli.release;

import org.kenes.cli.words.CommandLine;
import org.kenes.cli.words.UsageException;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.figure.Engine;
import org.kenes.dataset.figure.Figure;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.ResultFiles;
import org.kenes.report.Manifest;
import org.kenes.report.ReleaseBuilder;
import org.kenes.report.check.CheckJson;
import org.kenes.report.check.CheckResult;
import org.kenes.report.source.InvalidRelease;
import org.kenes.report.source.ReleaseSource;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// `kenes release …`.
public final class ReleaseCommands {
    private static final String USAGE =
            """
            usage: kenes release check DIR [--at INSTANT] [--profile ID] [--lang L,…] [--format text|json]
                   kenes release paste FILE|- --lang kk|ru|en [--data DIR] [--format text|json]
                   kenes release figures DIR [--out FILE]
                   kenes release quotes DIR --wid WID [--each N] [--beacon TEXT] [--passed FILE]
                   kenes release build DIR --out OUT [--no-pdf]

            check    every claim, every unbound number, and what the law asks; exit 1 if it may not be published
            paste    any press release: what each quantity claims, and, with the data of a release, what bears it out
            figures  findings.json, computed again
            quotes   draws the passages that may be quoted on a provision, into DIR/draws
            build    the folder of a release, if the check passes
            """;

    private ReleaseCommands() {}

    /// @param args after `release`
    /// @return 0 done · 1 not publishable · 2 usage, or input that cannot be read
    public static int run(String[] args, PrintStream out, PrintStream err) {
        String command = args.length == 0 ? "help" : args[0];
        List<String> words = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        try {
            return switch (command) {
                case "check" -> check(words, out);
                case "scan", "paste" -> PasteCommand.run(words, out);
                case "figures" -> figures(words, out);
                case "quotes" -> QuotesCommand.run(words, out);
                case "build" -> build(words, out);
                case "help", "--help", "-h" -> {
                    out.print(USAGE);
                    yield 0;
                }
                default -> throw new UsageException("unknown command: " + command);
            };
        } catch (UsageException e) {
            err.println("error: " + e.getMessage());
            err.print(USAGE);
            return 2;
        } catch (InvalidInput | InvalidRelease | Engine.RefusedQuery e) {
            err.println("error: " + e.getMessage());
            return 2;
        } catch (IOException | UncheckedIOException e) {
            err.println("error: cannot read or write: " + e.getMessage());
            return 2;
        }
    }

    private static int check(List<String> words, PrintStream out) {
        CommandLine line =
                new CommandLine(words, Set.of("at", "profile", "lang", "format"), Set.of());
        boolean json = line.choice("format", "text", "text", "json").equals("json");
        Path folder = Path.of(line.arguments(1).getFirst());
        ReleaseSource release = ReleaseSource.read(folder);
        String languages = line.or("lang", "");
        if (!languages.isEmpty()) {
            release = release.only(Arrays.asList(languages.split(",", -1)));
        }
        CheckResult result =
                ReleaseBuilder.check(
                        release,
                        folder,
                        folder,
                        ReleaseBuilder.findings(release, folder),
                        ReleaseBuilder.profile(line.or("profile", release.profile())),
                        instant(line, release.publishAt()));
        if (json) {
            out.writeBytes(CheckJson.write(result));
        } else {
            CheckText.print(result, out);
        }
        return result.publishable() ? 0 : 1;
    }

    private static OffsetDateTime instant(CommandLine line, OffsetDateTime otherwise) {
        String value = line.maybe("at");
        try {
            return value == null ? otherwise : OffsetDateTime.parse(value);
        } catch (DateTimeException e) {
            throw new UsageException("--at is an instant with offset, not '" + value + "'");
        }
    }

    private static int figures(List<String> words, PrintStream out) throws IOException {
        CommandLine line = new CommandLine(words, Set.of("out"), Set.of());
        Path folder = Path.of(line.arguments(1).getFirst());
        List<String> ids = ReleaseBuilder.figures(folder).all().stream().map(Figure::id).toList();
        if (Files.isRegularFile(folder.resolve(ReleaseSource.NAME))) {
            ids = List.copyOf(ReleaseSource.read(folder).figures());
        }
        byte[] bytes = ReleaseBuilder.compute(folder, ids).write();
        String file = line.maybe("out");
        if (file == null) {
            out.writeBytes(bytes);
        } else {
            Path target = Path.of(file).toAbsolutePath();
            Path part = target.resolveSibling(target.getFileName() + ".part");
            Files.write(part, bytes);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return 0;
    }

    /// The folder appears whole or not at all.
    private static int build(List<String> words, PrintStream out) throws IOException {
        CommandLine line = new CommandLine(words, Set.of("out"), Set.of("no-pdf"));
        Path folder = Path.of(line.arguments(1).getFirst());
        Path target = Path.of(line.required("out")).toAbsolutePath();
        if (Files.exists(target)) {
            throw new UsageException("exists already: " + target);
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        if (Files.exists(part)) {
            throw new UsageException("left over from an earlier run, remove it: " + part);
        }
        ReleaseSource release = ReleaseSource.read(folder);
        Findings findings = ReleaseBuilder.findings(release, folder);
        CheckResult result =
                ReleaseBuilder.build(folder, folder, findings, part, !line.has("no-pdf"));
        if (!result.publishable()) {
            CheckText.print(result, out);
            return 1;
        }
        for (String name : List.of("datapackage.json", "data", "sources", "opinion", "log")) {
            copy(folder.resolve(name), part.resolve(name));
        }
        List<String> ids =
                findings.figures().stream().map(figure -> figure.definition().id()).toList();
        ResultFiles.write(part, ReleaseBuilder.figures(folder).only(ids), findings);
        Manifest.write(part);
        Files.move(part, target);
        out.println("PUBLISHABLE " + release.id());
        return 0;
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) throws IOException {
                        Files.createDirectories(to.resolve(from.relativize(directory).toString()));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.write(
                                file.equals(from)
                                        ? to
                                        : to.resolve(from.relativize(file).toString()),
                                Files.readAllBytes(file));
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
