package org.kenes.cli.release;

import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.figure.Engine;
import org.kenes.dataset.figure.Figure;
import org.kenes.dataset.figure.Findings;
import org.kenes.report.Manifest;
import org.kenes.report.ReleaseBuilder;
import org.kenes.report.check.CheckJson;
import org.kenes.report.check.CheckResult;
import org.kenes.report.check.Scan;
import org.kenes.report.source.InvalidRelease;
import org.kenes.report.source.ReleaseSource;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// `kenes release …`.
public final class ReleaseCommands {
    private static final String USAGE =
            """
            usage: kenes release check DIR [--at INSTANT] [--profile ID] [--lang L,…] [--format text|json]
                   kenes release scan FILE|- --lang kk|ru|en [--format text|json]
                   kenes release figures DIR [--out FILE]
                   kenes release build DIR --out OUT [--no-pdf]
            """;

    private ReleaseCommands() {}

    /// @param args after `release`
    /// @return 0 done · 1 not publishable · 2 usage, or input that cannot be read
    public static int run(String[] args, PrintStream out, PrintStream err) {
        try {
            return command(Arguments.of(args), out);
        } catch (Usage e) {
            err.println(e.getMessage());
            err.print(USAGE);
            return 2;
        } catch (InvalidInput | InvalidRelease | Engine.RefusedQuery e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException | UncheckedIOException e) {
            err.println("cannot read or write: " + e.getMessage());
            return 2;
        }
    }

    private static int command(Arguments arguments, PrintStream out) throws IOException {
        return switch (arguments.word(0)) {
            case "check" -> check(arguments, out);
            case "scan" -> scan(arguments, out);
            case "figures" -> figures(arguments, out);
            case "build" -> build(arguments, out);
            default -> throw new Usage("unknown command: " + arguments.word(0));
        };
    }

    private static int check(Arguments arguments, PrintStream out) {
        arguments.only("at", "profile", "lang", "format");
        boolean json = arguments.json();
        Path folder = Path.of(arguments.word(1));
        ReleaseSource release = ReleaseSource.read(folder);
        String languages = arguments.option("lang", "");
        if (!languages.isEmpty()) {
            release = release.only(Arrays.asList(languages.split(",")));
        }
        OffsetDateTime at = arguments.instant("at", release.publishAt());
        CheckResult result =
                ReleaseBuilder.check(
                        release,
                        folder,
                        ReleaseBuilder.findings(release, folder),
                        ReleaseBuilder.profile(arguments.option("profile", release.profile())),
                        at);
        if (json) {
            out.writeBytes(CheckJson.write(result));
        } else {
            CheckText.print(result, out);
        }
        return result.publishable() ? 0 : 1;
    }

    private static int scan(Arguments arguments, PrintStream out) throws IOException {
        arguments.only("lang", "format");
        boolean json = arguments.json();
        String lang = arguments.option("lang", "");
        if (!Set.of("kk", "ru", "en").contains(lang)) {
            throw new Usage("--lang is kk, ru or en");
        }
        String name = arguments.word(1);
        byte[] bytes =
                name.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(name));
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInput(name, 1, 1, "not UTF-8", e);
        }
        List<Scan.Found> phrases = Scan.of(text, lang);
        if (json) {
            out.writeBytes(Scan.json(phrases));
        } else {
            CheckText.print(phrases, out);
        }
        return 0;
    }

    private static int figures(Arguments arguments, PrintStream out) throws IOException {
        arguments.only("out");
        Path folder = Path.of(arguments.word(1));
        List<String> ids = ReleaseBuilder.figures(folder).all().stream().map(Figure::id).toList();
        if (Files.isRegularFile(folder.resolve(ReleaseSource.NAME))) {
            ids = List.copyOf(ReleaseSource.read(folder).figures());
        }
        byte[] bytes = ReleaseBuilder.compute(folder, ids).write();
        String file = arguments.option("out", "");
        if (file.isEmpty()) {
            out.writeBytes(bytes);
        } else {
            Path target = Path.of(file);
            Path part = target.resolveSibling(target.getFileName() + ".part");
            Files.write(part, bytes);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return 0;
    }

    private static int build(Arguments arguments, PrintStream out) throws IOException {
        arguments.only("out", "no-pdf");
        Path folder = Path.of(arguments.word(1));
        if (arguments.option("out", "").isEmpty()) {
            throw new Usage("--out is missing");
        }
        Path target = Path.of(arguments.option("out", ""));
        if (Files.exists(target)) {
            throw new Usage("exists already: " + target);
        }
        ReleaseSource release = ReleaseSource.read(folder);
        Findings findings = ReleaseBuilder.findings(release, folder);
        Path part = target.resolveSibling(target.getFileName() + ".part");
        if (Files.exists(part)) {
            throw new Usage("left over from an earlier run, remove it: " + part);
        }
        CheckResult result = ReleaseBuilder.build(folder, folder, findings, part);
        if (!result.publishable()) {
            CheckText.print(result, out);
            return 1;
        }
        Files.write(part.resolve("findings.json"), findings.write());
        for (String name :
                List.of("datapackage.json", "data", "figures", "draws", "sources", "log")) {
            copy(folder.resolve(name), part.resolve(name));
        }
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

    /// The arguments do not fit.
    private static final class Usage extends RuntimeException {
        Usage(String message) {
            super(message);
        }
    }

    private record Arguments(List<String> words, List<String> names, List<String> values) {
        static Arguments of(String[] args) {
            List<String> words = new ArrayList<>();
            List<String> names = new ArrayList<>();
            List<String> values = new ArrayList<>();
            for (int i = 0; i < args.length; i++) {
                if (!args[i].startsWith("--")) {
                    words.add(args[i]);
                } else if (args[i].equals("--no-pdf")) {
                    names.add("no-pdf");
                    values.add("");
                } else if (i + 1 < args.length) {
                    names.add(args[i].substring(2));
                    values.add(args[++i]);
                } else {
                    throw new Usage("a value is missing after " + args[i]);
                }
            }
            return new Arguments(words, names, values);
        }

        String word(int i) {
            if (i >= words.size()) {
                throw new Usage(i == 0 ? "which command?" : "a folder or file is missing");
            }
            return words.get(i);
        }

        void only(String... allowed) {
            for (String name : names) {
                if (!Arrays.asList(allowed).contains(name)
                        || Collections.frequency(names, name) > 1) {
                    throw new Usage("unknown or repeated option: --" + name);
                }
            }
            if (words.size() > 2) {
                throw new Usage("too many arguments: " + words.get(2));
            }
        }

        String option(String name, String otherwise) {
            int i = names.indexOf(name);
            return i < 0 ? otherwise : values.get(i);
        }

        boolean json() {
            String format = option("format", "text");
            if (!Set.of("text", "json").contains(format)) {
                throw new Usage("--format is text or json");
            }
            return format.equals("json");
        }

        OffsetDateTime instant(String name, OffsetDateTime otherwise) {
            String value = option(name, "");
            try {
                return value.isEmpty() ? otherwise : OffsetDateTime.parse(value);
            } catch (DateTimeException e) {
                throw new Usage("not an instant with offset: " + value);
            }
        }
    }
}
