package org.kenes.cli.verify;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.verify.Recount.Defect;
import org.kenes.cli.verify.Recount.Wishes;
import org.kenes.dataset.InvalidInput;
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

/// `kenes verify DIR|URL`: prints one line per step and a verdict. Exit 0 verified, 1 a defect, 2
/// could not run, 3 the address cannot be reached.
public final class VerifyCommand {
    private static final String USAGE =
            """
            usage: kenes verify DIR|URL [--vkey KEY|@FILE] [--witness KEY|@FILE]… [--quorum N] [--policy FILE]
                                [--remember FILE] [--data-only] [--jobs N]

            Recounts a release. Without --vkey the key in the folder itself is taken, which proves that the log is whole
            but not whose log it is: compare the key with a printed one.
            """;

    private VerifyCommand() {}

    public static int run(String[] args, PrintStream out, PrintStream err) {
        Path downloaded = null;
        try {
            Arguments arguments = Arguments.parse(args);
            Path folder;
            if (arguments.target().startsWith("http://")
                    || arguments.target().startsWith("https://")) {
                downloaded = Files.createTempDirectory("kenes-release");
                folder = Download.release(URI.create(arguments.target()), downloaded, err);
            } else {
                folder = Path.of(arguments.target());
                if (!Files.isDirectory(folder)) {
                    err.println("error: " + folder + " is not a folder");
                    return 2;
                }
            }
            out.println(
                    new Recount(folder, arguments.wishes(), step -> out.println(step.line()))
                            .run());
            return 0;
        } catch (Usage e) {
            err.println("error: " + e.getMessage());
            err.print(USAGE);
            return 2;
        } catch (Download.Unreachable e) {
            err.println("error: " + e.getMessage());
            return 3;
        } catch (Defect | VerificationException | InvalidInput | MalformedException e) {
            out.println("FAILED: " + e.getMessage());
            return 1;
        } catch (IOException | UncheckedIOException e) {
            out.println("FAILED: " + e.getMessage());
            return 1;
        } finally {
            if (downloaded != null) {
                Recount.remove(downloaded);
            }
        }
    }

    private static final class Usage extends RuntimeException {
        Usage(String message) {
            super(message);
        }
    }

    private record Arguments(String target, Wishes wishes) {
        static Arguments parse(String[] args) {
            String target = null;
            VerifierKey key = null;
            List<VerifierKey> witnesses = new ArrayList<>();
            int quorum = 0;
            Policy policy = null;
            Path remember = null;
            boolean dataOnly = false;
            int jobs = Runtime.getRuntime().availableProcessors();
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--vkey" -> key = key(value(args, ++i));
                    case "--witness" -> witnesses.add(key(value(args, ++i)));
                    case "--quorum" -> quorum = number(value(args, ++i));
                    case "--policy" -> policy = policy(value(args, ++i));
                    case "--remember" -> remember = Path.of(value(args, ++i));
                    case "--data-only" -> dataOnly = true;
                    case "--jobs" -> jobs = Math.max(1, number(value(args, ++i)));
                    case "help", "--help" -> throw new Usage("what to verify?");
                    default -> {
                        if (args[i].startsWith("--") || target != null) {
                            throw new Usage("unknown argument '" + args[i] + "'");
                        }
                        target = args[i];
                    }
                }
            }
            if (target == null) {
                throw new Usage("give a folder or an address");
            }
            if (!witnesses.isEmpty()) {
                policy = Policy.of(witnesses, quorum == 0 ? witnesses.size() : quorum);
            }
            return new Arguments(target, new Wishes(key, policy, remember, dataOnly, jobs));
        }

        private static String value(String[] args, int i) {
            if (i >= args.length) {
                throw new Usage(args[i - 1] + " needs a value");
            }
            return args[i];
        }

        private static int number(String text) {
            if (!text.matches("[0-9]{1,4}")) {
                throw new Usage("not a number: '" + text + "'");
            }
            return Integer.parseInt(text);
        }

        private static VerifierKey key(String text) {
            try {
                return VerifierKey.parse(
                        text.startsWith("@") ? read(text.substring(1)).strip() : text);
            } catch (MalformedException e) {
                throw new Usage("not a key: " + e.getMessage());
            }
        }

        private static @Nullable Policy policy(String file) {
            try {
                return Policy.parse(read(file));
            } catch (MalformedException e) {
                throw new Usage(file + ": " + e.getMessage());
            }
        }

        private static String read(String file) {
            try {
                return Files.readString(Path.of(file));
            } catch (IOException e) {
                throw new Usage("cannot read " + file);
            }
        }
    }
}
