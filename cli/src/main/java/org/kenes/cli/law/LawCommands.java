package org.kenes.cli.law;

import org.kenes.cli.words.UsageException;
import org.kenes.lawtext.UnreadableLawException;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/// Chooses the command and turns what goes wrong into an exit code.
public final class LawCommands {
    private LawCommands() {}

    /// @return the exit code
    public static int run(String[] args, PrintStream out, PrintStream err) {
        List<String> words = Arrays.asList(args);
        try {
            if (words.isEmpty()) {
                throw new UsageException("which command?");
            }
            List<String> rest = words.subList(1, words.size());
            if (rest.contains("--help")) {
                out.print(Usage.of(words.getFirst()));
                return 0;
            }
            return switch (words.getFirst()) {
                case "import" -> ImportCommand.run(rest, err);
                case "validate" -> ValidateCommand.run(rest, out);
                case "compare" -> CompareCommand.run(rest, out, err);
                case "parity" -> ParityCommand.run(rest, out);
                case "anchors" -> AnchorsCommand.run(rest, out, err);
                case "words" -> WordsCommand.run(rest, out);
                case "help", "--help", "-h" -> {
                    out.print(Usage.of(rest.isEmpty() ? "" : rest.getFirst()));
                    yield 0;
                }
                default -> throw new UsageException("unknown command '" + words.getFirst() + "'");
            };
        } catch (UsageException e) {
            err.println("error: " + e.getMessage());
            err.print(Usage.of(words.isEmpty() ? "" : words.getFirst()));
            return 2;
        } catch (UnreadableLawException e) {
            err.println("error: " + e.getMessage());
            return 3;
        } catch (IOException e) {
            err.println("error: cannot write: " + e.getMessage());
            return 3;
        } catch (IllegalStateException e) {
            err.println("error: an internal check failed, nothing was written: " + e.getMessage());
            return 4;
        } finally {
            out.flush();
        }
    }
}
