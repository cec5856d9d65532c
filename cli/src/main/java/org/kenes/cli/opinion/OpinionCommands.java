package org.kenes.cli.opinion;

import org.kenes.cli.words.UsageException;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.opinion.csv.InputException;
import org.kenes.opinion.vote.LimitException;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;

/// Chooses the command and turns what goes wrong into an exit code.
public final class OpinionCommands {
    private static final String USAGE =
            """
            kenes groups VOTES.csv|VOTES.json [--comments FILE] [--history VOTES.csv] [--parity polis] [--groups given|FILE]
                         [--k N] [--gate on|off] [--seed HEX] [--exclude IDS] [--positions FILE] [--export-polis DIR]
                         [--threads N] [--timings FILE] [--out FILE]
            kenes duplicates TEXTS.csv [--profile strict|loose] [--view families|pairs] [--out FILE]
            kenes themes TEXTS.csv [--law FILE] [--lang kk|ru|en|all] [--keyness COLUMN] [--seed HEX] [--out FILE]
            kenes labels THEMES.json [--out FILE]     asks the model at KENES_ASSIST_URL, if there is one, for names
            kenes weigh SAMPLE.csv --y COLUMN [--margins NAME=FILE,…] [--cells FILE] [--design-weight COLUMN] [--strata COLUMN]
                        [--clusters COLUMN] [--lonely fail|adjust] [--basis probability-sample|self-selected] [--trim L,U]
                        [--weights FILE] [--out FILE]
            - is standard input; without --out the result goes to standard output
            """;

    private OpinionCommands() {}

    /// @param name `groups`, `duplicates`, `themes`, `labels` or `weigh`
    /// @return the exit code
    public static int run(String name, String[] args, PrintStream out, PrintStream err) {
        if (Arrays.asList(args).contains("help") || Arrays.asList(args).contains("--help")) {
            out.print(USAGE);
            return 0;
        }
        try {
            return switch (name) {
                case "groups" -> GroupsCommand.run(args, out, err);
                case "duplicates" -> DuplicatesCommand.run(args, out);
                case "themes" -> ThemesCommand.run(args, out);
                case "labels" -> LabelsCommand.run(args, System.getenv(), out, err);
                case "weigh" -> WeighCommand.run(args, out);
                default -> throw new UsageException("unknown command " + name);
            };
        } catch (UsageException e) {
            err.println("error: " + e.getMessage());
            err.print(USAGE);
            return 2;
        } catch (LimitException e) {
            err.println("error: " + e.getMessage());
            return 4;
        } catch (NoSuchFileException e) {
            err.println("error: there is no file " + e.getMessage());
            return 3;
        } catch (InputException
                | UnreadableLawException
                | IllegalArgumentException
                | IOException e) {
            err.println("error: " + e.getMessage());
            return 3;
        } finally {
            out.flush();
        }
    }
}
