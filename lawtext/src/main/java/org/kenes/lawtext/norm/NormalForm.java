package org.kenes.lawtext.norm;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Provision;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The normal form `norm/1` of a text, the form in which wordings are compared, hashed and
/// searched.
///
/// In this order: NFC; invisible characters out; quotes, apostrophes and dashes to their ASCII
/// forms; `…` to three full stops; white space to single spaces, trimmed; look-alike letters folded
/// to the script of the expression. Case and all other punctuation stay.
public final class NormalForm {
    /// The name that is stored with every hash.
    public static final String NAME = "norm/1";

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final String DOUBLE_QUOTES = "«»“”„‟″";
    private static final String SINGLE_QUOTES = "‘’‚‛′`´ʹʻʼ";

    private final Script script;

    public NormalForm(Script script) {
        this.script = script;
    }

    public static NormalForm of(Expression expression) {
        return new NormalForm(Script.of(expression));
    }

    public String of(String text) {
        return map(text).text();
    }

    /// The words of a text: maximal runs of letters, marks and digits of its normal form.
    public List<String> words(String text) {
        return WORD.matcher(of(text)).results().map(MatchResult::group).toList();
    }

    /// A normal form with the way back to the original.
    public Mapped map(String original) {
        int capacity = original.length() + 16;
        Out out = new Out(capacity);
        int i = 0;
        while (i < original.length()) {
            char c = original.charAt(i);
            if (isPlain(c) && (i + 1 == original.length() || isAlone(original.charAt(i + 1)))) {
                out.takePlain(c, i);
                i++;
                continue;
            }
            int end = segmentEnd(original, i);
            String composed = Normalizer.normalize(original.substring(i, end), Normalizer.Form.NFC);
            for (int k = 0; k < composed.length(); k++) {
                out.take(composed.charAt(k), i, end);
            }
            i = end;
        }
        return out.mapped(script);
    }

    /// Letters, digits and punctuation that have only one form and compose with nothing before
    /// them.
    private static boolean isPlain(char c) {
        return (c > ' ' && c < 0x7F && c != '`') || (c >= 0x0410 && c <= 0x044F);
    }

    /// Characters that never compose with the one before them.
    private static boolean isAlone(char c) {
        return c < 0x0300 || (c >= 0x0400 && c <= 0x0482) || (c >= 0x2010 && c <= 0x2027);
    }

    /// A code point with everything that may compose with it.
    private static int segmentEnd(String text, int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        while (end < text.length()) {
            int c = text.codePointAt(end);
            boolean joins =
                    switch (Character.getType(c)) {
                        case Character.NON_SPACING_MARK,
                                Character.COMBINING_SPACING_MARK,
                                Character.ENCLOSING_MARK ->
                                true;
                        default -> c >= 0x1160 && c <= 0x11FF;
                    };
            if (!joins) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    /// @param text the normal form
    /// @param starts for every char of it, where its original begins
    /// @param ends for every char of it, where its original ends
    @SuppressWarnings("ArrayRecordComponent") // made and read once, never compared
    public record Mapped(String text, int[] starts, int[] ends) {
        public Mapped lowerCaseWithoutQuotes() {
            StringBuilder lower = new StringBuilder(text.length());
            int[] newStarts = new int[text.length()];
            int[] newEnds = new int[text.length()];
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c != '"') {
                    newStarts[lower.length()] = starts[i];
                    newEnds[lower.length()] = ends[i];
                    lower.append(Character.toLowerCase(c));
                }
            }
            return new Mapped(
                    lower.toString(),
                    Arrays.copyOf(newStarts, lower.length()),
                    Arrays.copyOf(newEnds, lower.length()));
        }
    }

    private static final class Out {
        private final StringBuilder text;
        private int[] starts;
        private int[] ends;
        private boolean space;
        private int spaceStart;
        private int spaceEnd;

        Out(int capacity) {
            text = new StringBuilder(capacity);
            starts = new int[capacity];
            ends = new int[capacity];
        }

        void take(char c, int start, int end) {
            if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF) {
                return;
            }
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85) {
                if (!space) {
                    spaceStart = start;
                }
                space = true;
                spaceEnd = end;
                return;
            }
            if (space && !text.isEmpty()) {
                put(' ', spaceStart, spaceEnd);
            }
            space = false;
            if (c == '…') {
                put('.', start, end);
                put('.', start, end);
                put('.', start, end);
            } else if (DOUBLE_QUOTES.indexOf(c) >= 0) {
                put('"', start, end);
            } else if (SINGLE_QUOTES.indexOf(c) >= 0) {
                put('\'', start, end);
            } else if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) {
                put('-', start, end);
            } else {
                put(c, start, end);
            }
        }

        void takePlain(char c, int at) {
            if (space && !text.isEmpty()) {
                put(' ', spaceStart, spaceEnd);
            }
            space = false;
            put(c, at, at + 1);
        }

        private void put(char c, int start, int end) {
            int at = text.length();
            if (at == starts.length) {
                starts = Arrays.copyOf(starts, at * 2);
                ends = Arrays.copyOf(ends, at * 2);
            }
            starts[at] = start;
            ends[at] = end;
            text.append(c);
        }

        Mapped mapped(Script script) {
            return new Mapped(
                    Lookalikes.fold(text.toString(), script),
                    Arrays.copyOf(starts, text.length()),
                    Arrays.copyOf(ends, text.length()));
        }
    }

    /// The normal forms of a provision's own blocks, its children's headings and texts, in the
    /// order in which they are hashed.
    public List<String> lines(Provision provision) {
        List<String> lines = new ArrayList<>();
        add(provision, lines);
        return lines;
    }

    private void add(Provision provision, List<String> lines) {
        provision.lead().forEach(block -> lines.add(of(block.text())));
        addAll(provision.children(), lines);
        provision.tail().forEach(block -> lines.add(of(block.text())));
    }

    void addAll(List<Provision> provisions, List<String> lines) {
        for (Provision child : provisions) {
            if (child.heading() != null) {
                lines.add(of(child.heading()));
            }
            add(child, lines);
        }
    }
}
