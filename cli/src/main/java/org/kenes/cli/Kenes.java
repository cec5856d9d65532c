package org.kenes.cli;

import org.kenes.cli.draw.DrawCommands;
import org.kenes.cli.field.FieldCommands;
import org.kenes.cli.law.LawCommands;
import org.kenes.cli.log.LogCommands;
import org.kenes.cli.opinion.OpinionCommands;
import org.kenes.cli.release.ReleaseCommands;
import org.kenes.cli.site.SiteCommands;
import org.kenes.cli.verify.VerifyCommand;

import java.io.PrintStream;
import java.util.Arrays;

/// Everything an outsider runs without our server. Exit codes: 0 done or verified, 1 verification
/// failed or not publishable, 2 wrong usage or unreadable input, 3 a server was not reachable.
public final class Kenes {
    private static final String HELP =
            """
            Keñes: a public dialogue on the text of a law, with every number checkable.

              kenes verify DIR|URL      recount a release: files, log, entries, tables, figures, sentences
              kenes log …               the public log: verify, proof, receipt, account, consistency, …
              kenes law …               texts of a law: import, validate, compare, parity, anchors, words
              kenes groups VOTES.csv    opinion groups, or that there are none
              kenes duplicates TEXTS    copied texts and campaigns
              kenes themes TEXTS        words and themes, with passages drawn by lottery
              kenes labels THEMES       names for themes, proposed by a model if there is one
              kenes weigh SAMPLE.csv    weights, and intervals for probability samples
              kenes release …           check, scan, figures, build
              kenes draw …              which meetings are checked, and what the checks allow to say
              kenes field …             staff: forms, keys, places, organisations and reports of the field
              kenes site export         all public pages of a site as a folder that opens without a server
              kenes demo                the whole product on this machine, with a sample dialogue
              kenes serve               an empty installation
              kenes backup …            of an installation: run, check, restore
              kenes spark-demo [DIR]    the figures of a release on a cluster of real processes, compared byte by byte

            `kenes COMMAND help` tells more.
            """;

    private Kenes() {}

    public static void main(String[] args) {
        int exit = run(args, System.out, System.err);
        System.out.flush();
        System.exit(exit);
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        boolean help = Arrays.asList(rest).contains("--help");
        if (help && !args[0].equals("law")) { // its commands have a help of their own
            rest = new String[] {"help"};
        }
        return switch (args.length == 0 ? "help" : args[0]) {
            case "verify" -> VerifyCommand.run(rest, out, err);
            case "law" -> LawCommands.run(rest, out, err);
            case "log" -> LogCommands.run(rest, out, err);
            case "groups", "duplicates", "themes", "labels", "weigh" ->
                    OpinionCommands.run(args[0], rest, out, err);
            case "release" -> ReleaseCommands.run(rest, out, err);
            case "draw" -> DrawCommands.run(rest, out, err);
            case "field" -> FieldCommands.run(rest, System.getenv(), out, err);
            case "site" -> SiteCommands.run(rest, out, err);
            case "help", "--help", "-h" -> {
                out.print(HELP);
                yield 0;
            }
            default -> {
                err.println("error: unknown command '" + args[0] + "'");
                err.print(HELP);
                yield 2;
            }
        };
    }
}
