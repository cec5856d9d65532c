package org.kenes.cli.law;

import org.kenes.lawtext.akn.AknCheck;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/// `validate`: the schema and the checks of the house; nothing is repaired.
final class ValidateCommand {
    private static final int MOST_SHOWN = 10;

    private ValidateCommand() {}

    static int run(List<String> words, PrintStream out) {
        Arguments arguments = new Arguments(words, Set.of("out"), Set.of("json"));
        boolean json =
                arguments.has("json")
                        || arguments.choice("out", "text", "text", "json").equals("json");
        boolean valid = true;
        for (String file : arguments.arguments(1, 100_000)) {
            List<String> findings = AknCheck.findings(Laws.bytes(file), Laws.name(file));
            valid &= findings.isEmpty();
            if (json) {
                out.println(AknCheck.json(Laws.name(file), findings));
            } else if (findings.isEmpty()) {
                out.println("VALID " + file);
            } else {
                out.println("INVALID " + file + " " + findings.size() + " errors");
                findings.stream().limit(MOST_SHOWN).forEach(f -> out.println("  " + f));
            }
        }
        return valid ? 0 : 1;
    }
}
