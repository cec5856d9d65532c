package org.kenes.cli.verify;

import org.kenes.cli.words.CommandLine;
import org.kenes.cli.words.UsageException;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.Json;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.witness.Policy;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// `kenes verify DIR|URL`: prints one line per step and a verdict. Exit 0 verified, 1 a defect, 2
/// could not run, 3 the address cannot be reached.
public final class VerifyCommand {
    private static final String USAGE =
            """
            usage: kenes verify DIR|URL [--vkey KEY|@FILE] [--witness KEY|@FILE]… [--quorum N] [--policy FILE]
                                [--remember FILE] [--data-only] [--jobs N] [--format text|json]

            Recounts a release, ten steps, a line each. Without --vkey or a policy the key in the folder itself is taken,
            which proves that the log is whole but not whose log it is: the last line says so.
            """;

    private VerifyCommand() {}

    public static int run(String[] args, PrintStream out, PrintStream err) {
        Path downloaded = null;
        List<Step> steps = new ArrayList<>();
        boolean json = List.of(args).contains("json");
        Consumer<Step> report =
                step -> {
                    steps.add(step);
                    if (!json) {
                        out.println(step.line());
                    }
                };
        try {
            CommandLine line =
                    new CommandLine(
                            List.of(args),
                            Set.of(
                                    "vkey",
                                    "witness",
                                    "quorum",
                                    "policy",
                                    "remember",
                                    "jobs",
                                    "format"),
                            Set.of("data-only", "help"));
            line.choice("format", "text", "text", "json");
            if (line.has("help") || line.arguments().equals(List.of("help"))) {
                out.print(USAGE);
                return 0;
            }
            String target = line.arguments(1).getFirst();
            Wishes wishes = wishes(line);
            Path folder;
            if (target.startsWith("http://") || target.startsWith("https://")) {
                downloaded = Files.createTempDirectory("kenes-release");
                folder = Download.release(URI.create(target), downloaded, err);
            } else {
                folder = Path.of(target);
                if (!Files.isDirectory(folder)) {
                    err.println("error: " + folder + " is not a folder");
                    return 2;
                }
            }
            return end(new Recount(folder, wishes, report).run(), 0, json, steps, out);
        } catch (UsageException e) {
            err.println("error: " + e.getMessage());
            err.print(USAGE);
            return 2;
        } catch (Download.Unreachable e) {
            err.println("error: " + e.getMessage());
            return 3;
        } catch (Defect | VerificationException | InvalidInput | MalformedException e) {
            return end("FAILED: " + e.getMessage(), 1, json, steps, out);
        } catch (IOException | UncheckedIOException e) {
            return end("FAILED: " + e.getMessage(), 1, json, steps, out);
        } finally {
            if (downloaded != null) {
                RenderedReport.remove(downloaded);
            }
        }
    }

    private static int end(
            String verdict, int exit, boolean json, List<Step> steps, PrintStream out) {
        if (json) {
            out.writeBytes(
                    Json.file(
                            Map.of(
                                    "format",
                                    "kenes-verify/1",
                                    "steps",
                                    steps.stream().map(Step::json).toList(),
                                    "verdict",
                                    verdict,
                                    "verified",
                                    exit == 0)));
        } else {
            out.println(verdict);
        }
        return exit;
    }

    private static Wishes wishes(CommandLine line) {
        String given = line.maybe("vkey");
        VerifierKey key = given == null ? null : key(given);
        String pinned = key == null ? "the folder itself" : "--vkey";
        String file = line.maybe("policy");
        Policy policy = file == null ? null : policy(file);
        if (key == null && policy != null && policy.logs().size() == 1) {
            key = policy.logs().getFirst().key();
            pinned = "--policy";
        }
        List<VerifierKey> witnesses = line.all("witness").stream().map(VerifyCommand::key).toList();
        if (!witnesses.isEmpty()) {
            if (policy != null) {
                throw new UsageException("--policy already names witnesses and quorum");
            }
            try {
                policy = Policy.of(witnesses, line.number("quorum", witnesses.size(), 0, 1000));
            } catch (MalformedException e) {
                throw new UsageException(String.valueOf(e.getMessage()));
            }
        }
        String remember = line.maybe("remember");
        return new Wishes(
                key,
                pinned,
                policy,
                remember == null ? null : Path.of(remember),
                line.has("data-only"),
                line.number("jobs", Runtime.getRuntime().availableProcessors(), 1, 1000));
    }

    private static VerifierKey key(String text) {
        try {
            return VerifierKey.parse(text.startsWith("@") ? read(text.substring(1)).strip() : text);
        } catch (MalformedException e) {
            throw new UsageException("not a key: " + e.getMessage());
        }
    }

    private static Policy policy(String file) {
        try {
            return Policy.parse(read(file));
        } catch (MalformedException e) {
            throw new UsageException(file + ": " + e.getMessage());
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UsageException("cannot read " + file);
        }
    }
}
