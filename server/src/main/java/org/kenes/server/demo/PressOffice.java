package org.kenes.server.demo;

import org.kenes.sample.Sample;
import org.kenes.server.release.Releases;
import org.kenes.server.release.Releases.Outcome;
import org.kenes.server.shell.setup.FolderTree;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Publishes the sample's first release. What its text says was written for one nation; with other
/// sizes, seeds and laws a sentence may not hold. Then it does what a press office has to do: it
/// strikes the paragraphs that the check refused, in every language, says so, and asks again until
/// nothing more can be struck.
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
            while (outcome instanceof Outcome.Refused refused
                    && StruckText.strike(source, refused.check())) {
                out.printf("%n  struck from the text, it does not hold: %s%n", refused.lines());
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
}
