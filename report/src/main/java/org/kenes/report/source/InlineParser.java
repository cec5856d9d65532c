package org.kenes.report.source;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.figure.View;
import org.kenes.report.source.Inline.Binding;
import org.kenes.report.source.Inline.Bound;
import org.kenes.report.source.Inline.Placeholder;
import org.kenes.report.source.Inline.Span;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The inlines of one block. Brackets and stars are paired in one pass, so that reading is linear
/// whatever the input.
final class InlineParser {
    private static final int DEPTH = 16;
    private static final char HOLE = '\uFFFC';
    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "([a-z][a-z0-9.-]*)(?:\\[([^\\[\\]|@#]*)\\])?(?:@([a-z]+))?(?:#([a-z]+))?");
    private static final Pattern BINDING =
            Pattern.compile("(?:(said)=|(ref):|(lit):|(opinion)$)?(.*)", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

    private final String raw;
    private final int[] at;
    private final TextSource source;
    private final List<InvalidInput> faults;
    private final int[] pair;
    private final int lastParenthesis;
    private final int lastBrace;
    private final StringBuilder flat = new StringBuilder();
    private final int[] offsets;
    private final List<Bound> bounds = new ArrayList<>();
    private boolean inSpan;
    private int depth;

    InlineParser(String raw, int[] at, TextSource source, List<InvalidInput> faults) {
        this.raw = raw;
        this.at = at;
        this.source = source;
        this.faults = faults;
        this.pair = new int[raw.length()];
        this.lastParenthesis = raw.lastIndexOf(')');
        this.lastBrace = raw.lastIndexOf('}');
        this.offsets = new int[raw.length() + 1];
        pairs();
    }

    List<Inline> parse() {
        return inlines(0, raw.length());
    }

    Flat flat() {
        offsets[flat.length()] = at[raw.length()];
        return new Flat(
                flat.toString(), Arrays.copyOf(offsets, flat.length() + 1), List.copyOf(bounds));
    }

    /// Partner of every `[`, `{{` and star run; 0 where there is none.
    private void pairs() {
        Deque<Integer> brackets = new ArrayDeque<>();
        int star = -1;
        int strong = -1;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\') {
                i++;
            } else if (raw.startsWith("{{", i)) {
                int close = raw.indexOf("}}", i);
                if (close < 0) {
                    fault(i, "{{ is not closed in this paragraph");
                    return;
                }
                pair[i] = close;
                i = close + 1;
            } else if (c == '[') {
                brackets.push(i);
            } else if (c == ']' && !brackets.isEmpty()) {
                pair[brackets.pop()] = i;
            } else if (raw.startsWith("**", i)) {
                if (strong >= 0) {
                    pair[strong] = i;
                    strong = -1;
                } else {
                    strong = i;
                }
                i++;
            } else if (c == '*') {
                if (star >= 0) {
                    pair[star] = i;
                    star = -1;
                } else {
                    star = i;
                }
            }
        }
    }

    private void fault(int i, String what) {
        faults.add(source.fault(at[i], what));
    }

    private List<Inline> inlines(int from, int to) {
        if (++depth > DEPTH) {
            fault(from, "brackets and stars are nested more than " + DEPTH + " deep");
            depth--;
            return List.of();
        }
        List<Inline> inlines = scan(from, to);
        depth--;
        return inlines;
    }

    /// The next closing sign, or -1; never searches a rest that has none.
    private int closing(char sign, int from) {
        int last = sign == ')' ? lastParenthesis : lastBrace;
        return last < from ? -1 : raw.indexOf(sign, from);
    }

    private List<Inline> scan(int from, int to) {
        List<Inline> inlines = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int i = from;
        while (i < to) {
            char c = raw.charAt(i);
            int close = pair[i];
            int next = -1;
            Inline inline = null;
            if (c == '\\' && i + 1 < to && "[]{}*\\!<>#-+.".indexOf(raw.charAt(i + 1)) >= 0) {
                text.append(raw.charAt(i + 1));
                put(raw.charAt(i + 1), at[i]);
                i += 2;
                continue;
            }
            boolean photo = c == '!' && i + 1 < to && raw.charAt(i + 1) == '[';
            if (photo && pair[i + 1] > 0 && after(pair[i + 1], "(")) {
                int end = closing(')', pair[i + 1]);
                if (end > 0 && end < to) {
                    inline =
                            new Inline.Photo(
                                    raw.substring(i + 2, pair[i + 1]),
                                    raw.substring(pair[i + 1] + 2, end),
                                    at[i]);
                    next = end + 1;
                }
            } else if (close > 0 && close < to) {
                flush(text, inlines);
                if (raw.startsWith("{{", i)) {
                    inline = placeholder(i, close);
                    next = close + 2;
                } else if (c == '*') {
                    int width = raw.startsWith("**", i) ? 2 : 1;
                    inline = new Inline.Emphasis(inlines(i + width, close), width == 2);
                    next = close + width;
                } else if (c == '[' && (after(close, "{") || after(close, "("))) {
                    char closing = raw.charAt(close + 1) == '{' ? '}' : ')';
                    int end = closing(closing, close);
                    if (end < 0 || end >= to) {
                        fault(i, "the " + closing + " after ] is missing");
                    } else {
                        inline = bracket(i, close, raw.substring(close + 2, end), closing == '}');
                        next = end + 1;
                    }
                }
            } else if (c == '<' && i + 1 < to && markup(raw.charAt(i + 1))) {
                fault(i, "raw HTML is not allowed; write \\< for the sign itself");
            }
            if (next > 0) {
                flush(text, inlines);
                if (inline != null) {
                    inlines.add(inline);
                }
                i = next;
            } else {
                text.append(c);
                put(c, at[i]);
                i++;
            }
        }
        flush(text, inlines);
        return inlines;
    }

    private static boolean markup(char c) {
        return Character.isLetter(c) || c == '/' || c == '!' || c == '?';
    }

    private static void flush(StringBuilder text, List<Inline> inlines) {
        if (!text.isEmpty()) {
            inlines.add(new Inline.Text(text.toString()));
            text.setLength(0);
        }
    }

    private boolean after(int close, String opening) {
        return raw.startsWith(opening, close + 1) && !raw.startsWith("{{", close + 1);
    }

    private void put(char c, int offset) {
        offsets[flat.length()] = offset;
        flat.append(c);
    }

    private @Nullable Inline bracket(int open, int close, String target, boolean span) {
        if (!span) {
            if (!target.matches("https://[^\\s\"'<>]+|(?!//)[A-Za-z0-9._/#-]+")) {
                fault(open, "a link is https or relative: \"" + target + "\"");
            }
            return new Inline.Link(inlines(open + 1, close), target);
        }
        if (inSpan) {
            fault(open, "a span may not stand in a span");
            return null;
        }
        Binding binding = Binding.CLAIM;
        String ref = target.strip();
        Matcher matcher = BINDING.matcher(ref);
        if (matcher.matches()) {
            binding =
                    matcher.group(1) != null
                            ? Binding.SAID
                            : matcher.group(2) != null
                                    ? Binding.REF
                                    : matcher.group(3) != null
                                            ? Binding.LIT
                                            : matcher.group(4) != null
                                                    ? Binding.OPINION
                                                    : Binding.CLAIM;
            ref = matcher.group(5).strip();
        }
        boolean named = binding != Binding.LIT && binding != Binding.OPINION;
        if (named && !ID.matcher(ref).matches()) {
            fault(open, "not an id: {" + target + "}");
        }
        int start = flat.length();
        inSpan = true;
        List<Inline> inner = inlines(open + 1, close);
        inSpan = false;
        Span made = new Span(binding, ref, inner, raw.substring(open + 1, close), at[open + 1]);
        bounds.add(new Bound(start, flat.length(), made, null));
        return made;
    }

    private @Nullable Inline placeholder(int open, int close) {
        String[] parts = raw.substring(open + 2, close).strip().split("\\s*\\|\\s*", -1);
        Matcher matcher = PLACEHOLDER.matcher(parts[0].strip());
        if (!matcher.matches()) {
            fault(open, "not a placeholder: {{" + raw.substring(open + 2, close) + "}}");
            return null;
        }
        View view = View.ALL;
        SortedMap<String, String> key = new TreeMap<>();
        try {
            view = matcher.group(3) == null ? view : View.of(matcher.group(3));
        } catch (IllegalArgumentException e) {
            fault(open, String.valueOf(e.getMessage()));
        }
        String keys = matcher.group(2);
        for (String pair : keys == null || keys.isBlank() ? new String[0] : keys.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                fault(open, "a key is written name=value: " + pair);
            } else {
                key.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
            }
        }
        String field = matcher.group(4);
        Placeholder made =
                new Placeholder(
                        matcher.group(1),
                        key,
                        view,
                        field == null ? "value" : field,
                        List.of(parts).subList(1, parts.length),
                        raw.substring(open, close + 2),
                        at[open]);
        bounds.add(new Bound(flat.length(), flat.length() + 1, null, made));
        put(HOLE, at[open]);
        return made;
    }
}
