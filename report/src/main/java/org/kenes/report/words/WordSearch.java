package org.kenes.report.words;

import java.util.ArrayList;
import java.util.List;

/// Words in a text, folded: normal form, lower case, quote marks dropped, whole words; `*` at the
/// end of a word stands for any ending. No stemming, no synonyms: "not found in this form" is the
/// statement.
public final class WordSearch {
    private final List<String> phrase;
    private final String lang;

    public WordSearch(String phrase, String lang) {
        this.lang = lang;
        this.phrase = new ArrayList<>();
        for (Token token : Token.of(folded(phrase, lang))) {
            if (token.is("*") && !this.phrase.isEmpty() && !token.spaced()) {
                this.phrase.set(this.phrase.size() - 1, this.phrase.getLast() + "*");
            } else {
                this.phrase.add(token.text());
            }
        }
    }

    private static String folded(String text, String lang) {
        return NormalForm.of(text, lang).text().replace("\"", "");
    }

    /// Whether words and marks of `part` stand in `whole` without a gap; quote marks, white space
    /// and a final stop do not count.
    public static boolean quotes(String whole, String part, String lang) {
        return bare(whole, lang).contains(bare(part, lang));
    }

    private static String bare(String text, String lang) {
        String bare = folded(text, lang).replace("'", "").strip();
        return bare.endsWith(".") ? bare.substring(0, bare.length() - 1).strip() : bare;
    }

    /// Number of places, which may overlap.
    public long count(String text) {
        List<Token> tokens = Token.of(folded(text, lang));
        long found = 0;
        for (int i = 0; !phrase.isEmpty() && i + phrase.size() <= tokens.size(); i++) {
            int k = 0;
            while (k < phrase.size() && matches(phrase.get(k), tokens.get(i + k).text())) {
                k++;
            }
            found += k == phrase.size() ? 1 : 0;
        }
        return found;
    }

    private static boolean matches(String wanted, String word) {
        return wanted.endsWith("*")
                ? word.startsWith(wanted.substring(0, wanted.length() - 1))
                : word.equals(wanted);
    }
}
