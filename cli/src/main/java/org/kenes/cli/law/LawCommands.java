package org.kenes.cli.law;

import org.kenes.cli.words.UsageException;
import org.kenes.lawtext.UnreadableLawException;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/// Chooses the command and turns what goes wrong into an exit code.
public final class LawCommands {
    private static final String USAGE =
            """
            kenes law import FILE… --out akn.xml [--lang L] [--report R.json] [--format auto|akn|kz-json|zan-json|paste]
                             [--profile generic|kz] [--wrap auto|on|off] [--work URI] [--date D] [--title T] [--status S]
                             [--previous OLD.xml [--lineage L.json]]    several FILEs are pages of one document
            kenes law validate FILE… [--out text|json]
            kenes law compare OLD NEW [--lang L] [--out json|html|table] [-o FILE] [--level KIND] [--lineage L.json]
                             [--trust-wid auto|yes|no] [--reasons F.csv] [--all] [--no-diff] [--write-lineage L.json]
                             a table is written as FILE ends: .html, .csv or .docx
            kenes law parity FILE… [--langs ru,kk] [--out json|text] [-o FILE]
            kenes law anchors OLD NEW ANNOTATIONS.jsonl [--lang L] [--lineage L.json] [-o OUT.jsonl]
            kenes law words FILE --phrase P… [--lang L] [--mode folded|exact] [--out json|text]
            --json is short for --out json. Exit: 0 done, 1 done with findings of severity error, 2 wrong usage,
            3 input unreadable, over a limit or contradictory, 4 an internal check failed.
            """;

    private LawCommands() {}

    /// @return the exit code
    public static int run(String[] args, PrintStream out, PrintStream err) {
        List<String> words = Arrays.asList(args);
        try {
            if (words.isEmpty()) {
                throw new UsageException("which command?");
            }
            List<String> rest = words.subList(1, words.size());
            return switch (words.getFirst()) {
                case "import" -> ImportCommand.run(rest, err);
                case "validate" -> ValidateCommand.run(rest, out);
                case "compare" -> CompareCommand.run(rest, out, err);
                case "parity" -> ParityCommand.run(rest, out);
                case "anchors" -> AnchorsCommand.run(rest, out, err);
                case "words" -> WordsCommand.run(rest, out);
                case "help", "--help", "-h" -> {
                    out.print(USAGE);
                    yield 0;
                }
                default -> throw new UsageException("unknown command '" + words.getFirst() + "'");
            };
        } catch (UsageException e) {
            err.println("error: " + e.getMessage());
            err.print(USAGE);
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
