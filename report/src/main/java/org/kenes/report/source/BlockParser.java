package org.kenes.report.source;

import org.kenes.dataset.InvalidInput;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits a text into blocks, line by line, and hands their words to [InlineParser].
final class BlockParser {
    private static final Pattern HEADING = Pattern.compile("(#{1,6})[ \\t]+");
    private static final Pattern ITEM = Pattern.compile("([-*+]|[0-9]{1,9}[.)])[ \\t]+");
    private static final Pattern FIGURE =
            Pattern.compile(
                    "\\{\\{[ ]*(table|chart|annex):([a-z0-9.-]+)[ ]*(?:\\|[ ]*([a-z]+)[ ]*)?\\}\\}["
                            + " \\t]*");

    private final TextSource source;
    private final List<InvalidInput> faults;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder raw = new StringBuilder();
    private int[] at = new int[256];
    private Open open = Open.NONE;
    private String marker = "";

    private enum Open {
        NONE,
        PARAGRAPH,
        ITEM,
        QUOTE
    }

    BlockParser(TextSource source, List<InvalidInput> faults) {
        this.source = source;
        this.faults = faults;
    }

    List<Block> parse() {
        String text = source.text();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            line(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end);
            start = end + 1;
        }
        close();
        return blocks;
    }

    private void line(int start, int end) {
        String text = source.text();
        int begin = start;
        while (begin < end && (text.charAt(begin) == ' ' || text.charAt(begin) == '\t')) {
            begin++;
        }
        if (begin == end) {
            close();
            return;
        }
        Matcher figure = FIGURE.matcher(text).region(begin, end);
        Matcher heading = HEADING.matcher(text).region(begin, end);
        Matcher item = ITEM.matcher(text).region(begin, end);
        if (figure.matches()) {
            close();
            String form = figure.group(3);
            blocks.add(
                    new Block.Figure(
                            figure.group(1), figure.group(2), form == null ? "" : form, begin));
        } else if (heading.lookingAt()) {
            close();
            append(heading.end(), end);
            List<Inline> inlines = new ArrayList<>();
            Flat flat = inline(inlines);
            blocks.add(new Block.Heading(heading.group(1).length(), inlines, flat));
        } else if (text.charAt(begin) == '>') {
            int words = begin + 1 < end && text.charAt(begin + 1) == ' ' ? begin + 2 : begin + 1;
            continued(Open.QUOTE, words, end);
        } else if (item.lookingAt()) {
            close();
            marker = item.group(1);
            continued(Open.ITEM, item.end(), end);
        } else {
            continued(open == Open.ITEM ? Open.ITEM : Open.PARAGRAPH, begin, end);
        }
    }

    private void continued(Open kind, int start, int end) {
        if (open != kind) {
            close();
            open = kind;
        }
        append(start, end);
    }

    private void append(int start, int end) {
        if (!raw.isEmpty()) {
            put('\n', start);
        }
        for (int i = start; i < end; i++) {
            put(source.text().charAt(i), i);
        }
    }

    private void put(char c, int offset) {
        if (raw.length() + 1 >= at.length) {
            at = java.util.Arrays.copyOf(at, at.length * 2);
        }
        at[raw.length()] = offset;
        raw.append(c);
        at[raw.length()] = offset + 1;
    }

    private void close() {
        if (open == Open.NONE) {
            return;
        }
        Open kind = open;
        List<Inline> inlines = new ArrayList<>();
        Flat flat = inline(inlines);
        blocks.add(
                switch (kind) {
                    case ITEM ->
                            new Block.Item(
                                    Character.isDigit(marker.charAt(0)), marker, inlines, flat);
                    case QUOTE -> new Block.Quote(inlines, flat);
                    case PARAGRAPH, NONE -> new Block.Paragraph(inlines, flat);
                });
    }

    private Flat inline(List<Inline> into) {
        InlineParser parser =
                new InlineParser(
                        raw.toString(),
                        java.util.Arrays.copyOf(at, raw.length() + 1),
                        source,
                        faults);
        into.addAll(parser.parse());
        raw.setLength(0);
        open = Open.NONE;
        return parser.flat();
    }
}
