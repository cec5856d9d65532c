package org.kenes.report.words;

import org.kenes.report.words.Lexicon.Hit;

import java.util.BitSet;
import java.util.List;

/// A text as this package sees it: its normal form, tokens, and what the lexicon finds in it.
/// Values that are filled in later stand in it as U+FFFC.
public final class Reading {
    private final NormalForm form;
    private final List<Token> tokens;
    private final String lang;
    private final Lexicon lexicon;
    private final BitSet exempt;
    private final List<Phrase> phrases;

    private Reading(String text, String lang, Exemptions.Provisions provisions) {
        this.form = NormalForm.of(text, lang);
        this.tokens = Token.of(form.text());
        this.lang = lang;
        this.lexicon = Lexicon.of(lang);
        this.exempt = Exemptions.of(tokens, lang, provisions);
        for (Hit hit : hits("exempt", "")) {
            exempt.set(hit.from(), hit.to());
        }
        this.phrases = new PhraseReader(this, lang).phrases();
    }

    /// @param lang `kk`, `ru` or `en`
    public static Reading of(String text, String lang) {
        return new Reading(text, lang, number -> true);
    }

    /// @param articles tells which article numbers exist; "article 99" is a number, not a
    ///   reference, when there is none
    public static Reading of(
            String text, String lang, java.util.function.Predicate<String> articles) {
        return new Reading(text, lang, articles::test);
    }

    public List<Phrase> phrases() {
        return phrases;
    }

    String lang() {
        return lang;
    }

    List<Token> tokens() {
        return tokens;
    }

    BitSet exempt() {
        return exempt;
    }

    List<Hit> hits(String kind, String position) {
        return lexicon.hits(tokens, kind, position);
    }

    int start(int token) {
        return form.start(tokens.get(token).start());
    }

    int end(int tokenAfter) {
        return form.end(tokens.get(tokenAfter - 1).end());
    }

    /// The first token that begins at or after an offset of the text.
    int tokenAt(int offset) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (start(middle) < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
