package org.kenes.server.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import org.kenes.report.check.ClaimResult;
import org.kenes.sample.Sample;
import org.kenes.server.release.Releases;
import org.kenes.server.release.Releases.Outcome;
import org.kenes.server.shell.setup.FolderTree;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Publishes the sample's first release. What its text says was written for one nation; with other
/// sizes, seeds and laws a sentence may not hold. Then it does what a press office has to do: it
/// strikes the paragraphs that the check refused, in every language, says so, and asks again.
final class PressOffice {
    private final Releases releases;
    private final PrintStream out;

    PressOffice(Releases releases, PrintStream out) {
        this.releases = releases;
        this.out = out;
    }

    /// @return the folder of the published release
    Path publish() {
        Path source = null;
        try {
            source = Files.createTempDirectory("kenes-release");
            Sample.Release.FIRST.copyTo(source);
            Outcome outcome = releases.publish(source);
            if (outcome instanceof Outcome.Refused refused) {
                strike(source, refused);
                outcome = releases.publish(source);
            }
            return switch (outcome) {
                case Outcome.Published published -> releases.folder(published.release());
                case Outcome.Locked locked ->
                        throw new IllegalStateException("nothing may be published: " + locked);
                case Outcome.Refused refused ->
                        throw new IllegalStateException(
                                "the first release does not hold:\n"
                                        + String.join("\n", refused.lines()));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (source != null) {
                FolderTree.remove(source);
            }
        }
    }

    private void strike(Path source, Outcome.Refused refused) throws IOException {
        Set<String> claims =
                refused.check().claims().stream()
                        .filter(claim -> claim.verdict().unsupported())
                        .map(ClaimResult::id)
                        .collect(toCollection(TreeSet::new));
        Set<String> struck = new TreeSet<>(claims);
        try (DirectoryStream<Path> texts = Files.newDirectoryStream(source, "text.*.md")) {
            for (Path text : texts) {
                String kept =
                        Pattern.compile("\n\n")
                                .splitAsStream(Files.readString(text))
                                .filter(paragraph -> {
                                    boolean refusedOne =
                                            claims.stream().anyMatch(c -> bound(paragraph, c));
                                    if (refusedOne) {
                                        claimsOf(paragraph).forEach(struck::add);
                                    }
                                    return !refusedOne;
                                })
                                .collect(joining("\n\n"));
                Files.writeString(text, kept.stripTrailing() + "\n");
            }
        }
        Path yaml = source.resolve("release.yaml");
        Files.write(
                yaml,
                Files.readAllLines(yaml).stream()
                        .filter(line ->
                                struck.stream().noneMatch(c -> line.startsWith("  " + c + ":")))
                        .collect(joining("\n", "", "\n"))
                        .getBytes(UTF_8));
        out.printf("%n  struck from the text because they do not hold: %s%n", refused.lines());
    }

    private static boolean bound(String paragraph, String claim) {
        return paragraph.contains("]{" + claim + "}");
    }

    private static Set<String> claimsOf(String paragraph) {
        return Pattern.compile("]\\{(\\w+)}")
                .matcher(paragraph)
                .results()
                .map(match -> match.group(1))
                .collect(toCollection(TreeSet::new));
    }
}
