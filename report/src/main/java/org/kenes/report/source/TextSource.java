package org.kenes.report.source;

import org.kenes.dataset.InvalidInput;

import java.util.Arrays;
import java.util.List;

/// One `text.<lang>.md`.
public final class TextSource {
    private static final int MOST = 2_000;

    private final String file;
    private final String lang;
    private final String text;
    private final int[] lines;
    private final List<Block> blocks;

    private TextSource(String file, String lang, String text, List<InvalidInput> faults) {
        this.file = file;
        this.lang = lang;
        this.text = text;
        this.lines = lineStarts(text);
        this.blocks = List.copyOf(new BlockParser(this, faults).parse());
        long bound = blocks.stream().mapToLong(block -> block.flat().bounds().size()).sum();
        if (bound > MOST) {
            faults.add(fault(0, bound + " spans and placeholders, at most " + MOST));
        }
    }

    /// @param faults takes what is wrong
    public static TextSource parse(
            String file, String lang, String text, List<InvalidInput> faults) {
        return new TextSource(file, lang, text, faults);
    }

    /// A place, 1-based, in code points.
    public record Place(int line, int col) {}

    private static int[] lineStarts(String text) {
        int[] starts = new int[(int) text.chars().filter(c -> c == '\n').count() + 1];
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                starts[line++] = i + 1;
            }
        }
        return starts;
    }

    public Place place(int offset) {
        int found = Arrays.binarySearch(lines, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Place(line + 1, text.codePointCount(lines[line], offset) + 1);
    }

    InvalidInput fault(int offset, String what) {
        Place place = place(offset);
        return new InvalidInput(file, place.line(), place.col(), what);
    }

    public String lang() {
        return lang;
    }

    public String text() {
        return text;
    }

    public List<Block> blocks() {
        return blocks;
    }
}
