package org.kenes.cli.law;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.parity.Finding;
import org.kenes.lawtext.parity.Parity;
import org.kenes.lawtext.read.LawReader;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// `parity`: whether the languages of a version say the same.
final class ParityCommand {
    private ParityCommand() {}

    static int run(List<String> words, PrintStream out) throws IOException {
        Arguments arguments = new Arguments(words, Set.of("langs", "out", "o"), Set.of("json"));
        String form =
                arguments.has("json") ? "json" : arguments.choice("out", "json", "json", "text");
        String wanted = arguments.maybe("langs");
        List<Lang> langs =
                wanted == null
                        ? List.of()
                        : Arrays.stream(wanted.split(",", -1)).map(Arguments::lang).toList();
        List<Expression> texts = new ArrayList<>();
        for (String file : arguments.arguments(1, 100)) {
            for (Imported read :
                    LawReader.read(Laws.bytes(file), ReadOptions.named(Laws.name(file)))) {
                if (langs.isEmpty() || langs.contains(read.expression().lang())) {
                    texts.add(read.expression());
                }
            }
        }
        Parity parity;
        try {
            parity = Parity.of(texts);
        } catch (IllegalArgumentException e) {
            throw new UnreadableLawException(String.valueOf(e.getMessage()), e);
        }
        byte[] report =
                form.equals("json")
                        ? parity.json(Laws.TOOL, Lang.ENGLISH)
                        : text(parity).getBytes(StandardCharsets.UTF_8);
        Laws.write(report, arguments.maybe("o"), out);
        return parity.count(Finding.Severity.ERROR) > 0 ? 1 : 0;
    }

    private static String text(Parity parity) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : parity.findings()) {
            text.append(finding.code().severity().word()).append(' ').append(finding.code());
            text.append(' ').append(finding.eId()).append(": ");
            text.append(finding.message(Lang.ENGLISH)).append(' ').append(finding.detail());
            text.append('\n');
        }
        for (Finding.Severity severity : Finding.Severity.values()) {
            text.append(severity.word()).append(' ').append(parity.count(severity)).append('\n');
        }
        return text.toString();
    }
}
