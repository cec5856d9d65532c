package org.kenes.cli.law;

import org.kenes.cli.words.UsageException;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.find.WordsOfText;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/// `words`: whether and where certain words stand in the text.
final class WordsCommand {
    private WordsCommand() {}

    static int run(List<String> words, PrintStream out) {
        Arguments arguments =
                new Arguments(words, Set.of("phrase", "lang", "mode", "out"), Set.of("json"));
        String file = arguments.arguments(1, 1).getFirst();
        if (arguments.all("phrase").isEmpty()) {
            throw new UsageException("--phrase is missing");
        }
        WordsOfText.Mode mode =
                arguments.choice("mode", WordsOfText.Mode.values(), WordsOfText.Mode.FOLDED);
        boolean json =
                arguments.has("json")
                        || arguments.choice("out", "json", "json", "text").equals("json");
        Expression expression = Laws.one(file, arguments.lang()).expression();
        boolean all = true;
        for (String phrase : arguments.all("phrase")) {
            List<WordsOfText.Hit> hits = hits(expression, phrase, mode);
            all &= !hits.isEmpty();
            if (json) {
                out.println(WordsOfText.json(expression, phrase, mode, hits));
            } else {
                out.println(phrase + ": " + hits.size());
                hits.forEach(hit -> out.println("  " + hit.eId() + " " + hit.text()));
            }
        }
        return all ? 0 : 1;
    }

    private static List<WordsOfText.Hit> hits(
            Expression expression, String phrase, WordsOfText.Mode mode) {
        try {
            return WordsOfText.find(expression, phrase, mode);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
