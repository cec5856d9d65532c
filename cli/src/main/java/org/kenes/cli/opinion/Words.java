package org.kenes.cli.opinion;

import org.kenes.cli.words.CommandLine;
import org.kenes.cli.words.UsageException;

import java.util.List;
import java.util.Set;

/// A command line with one input, `-` for standard input, and options that all have a value.
final class Words extends CommandLine {
    Words(String[] words, String... known) {
        super(List.of(words), Set.of(known), Set.of());
    }

    String input() {
        List<String> inputs = arguments();
        if (inputs.isEmpty()) {
            throw new UsageException("which file? (- is standard input)");
        }
        if (inputs.size() > 1) {
            throw new UsageException("two inputs: " + inputs.get(0) + " and " + inputs.get(1));
        }
        return inputs.getFirst();
    }
}
