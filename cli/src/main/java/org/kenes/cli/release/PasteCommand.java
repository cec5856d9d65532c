package org.kenes.cli.release;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.words.CommandLine;
import org.kenes.cli.words.UsageException;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.figure.Figure;
import org.kenes.dataset.figure.Findings;
import org.kenes.report.ReleaseBuilder;
import org.kenes.report.check.ReverseCheck;
import org.kenes.report.check.Scan;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// `kenes release paste` (and `scan`): any plain text, whoever wrote it.
final class PasteCommand {
    private PasteCommand() {}

    static int run(List<String> words, PrintStream out) throws IOException {
        CommandLine line = new CommandLine(words, Set.of("lang", "data", "format"), Set.of());
        boolean json = line.choice("format", "text", "text", "json").equals("json");
        line.required("lang");
        String lang = line.choice("lang", "", "kk", "ru", "en");
        List<Scan.Found> phrases = Scan.of(text(line.arguments(1).getFirst()), lang);
        String data = line.maybe("data");
        Findings findings = data == null ? null : findings(Path.of(data));
        if (json) {
            out.writeBytes(
                    findings == null ? Scan.json(phrases) : ReverseCheck.json(phrases, findings));
            return 0;
        }
        for (Scan.Found phrase : phrases) {
            out.println(CheckText.line(phrase));
            if (findings != null) {
                print(ReverseCheck.of(phrase, findings), out);
            }
        }
        return 0;
    }

    private static void print(ReverseCheck.State state, PrintStream out) {
        out.println("    " + state.code() + ": " + state.sentence());
        for (ReverseCheck.Match match : state.matches()) {
            out.println(
                    "      "
                            + (match.holds() ? "= " : "≠ ")
                            + match.figure()
                            + " "
                            + match.value()
                            + (match.why().isEmpty() ? "" : " (" + match.why() + ")"));
        }
    }

    /// `findings.json` where there is one, else every figure computed.
    private static Findings findings(Path folder) throws IOException {
        Path file = folder.resolve("findings.json");
        if (Files.isRegularFile(file)) {
            return Findings.read(Files.readAllBytes(file), "findings.json");
        }
        return ReleaseBuilder.compute(
                folder, ReleaseBuilder.figures(folder).all().stream().map(Figure::id).toList());
    }

    private static String text(@Nullable String name) throws IOException {
        if (name == null) {
            throw new UsageException("which file? - is standard input");
        }
        byte[] bytes =
                name.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(name));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInput(name, 1, 1, "not UTF-8", e);
        }
    }
}
