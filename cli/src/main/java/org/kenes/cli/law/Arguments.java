package org.kenes.cli.law;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.words.CommandLine;
import org.kenes.cli.words.UsageException;
import org.kenes.lawtext.Lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A command line with languages and words of the law in it; its arguments are files.
final class Arguments extends CommandLine {
    /// @param valued options with a value, without dashes; `-o` is `o`
    /// @param flags options without
    Arguments(List<String> words, Set<String> valued, Set<String> flags) {
        super(words, valued, flags);
    }

    @Nullable Lang lang() {
        String code = maybe("lang");
        return code == null ? null : lang(code);
    }

    static Lang lang(String code) {
        try {
            return Lang.of(code);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /// One of the constants of an enum, written in lower case with hyphens.
    <E extends Enum<E>> E choice(String name, E[] choices, E otherwise) {
        String given = maybe(name);
        if (given == null) {
            return otherwise;
        }
        List<String> words = new ArrayList<>();
        for (E choice : choices) {
            String word = choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
            words.add(word);
            if (word.equals(given)) {
                return choice;
            }
        }
        throw new UsageException(
                "--" + name + " is " + String.join(", ", words) + ", not " + given);
    }
}
