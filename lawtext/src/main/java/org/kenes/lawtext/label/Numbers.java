package org.kenes.lawtext.label;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Lang;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// The canonical number of a printed label: `Art. 11.2 bis` is `11-2bis`, `І бөлім` is `I`.
public final class Numbers {
    private static final Pattern FOOTNOTE = Pattern.compile("\\[\\^[^\\[\\]]{0,100}]");
    private static final Pattern SUP_AFTER_DIGIT = Pattern.compile("(?<=\\d)<sup>(\\d+)</sup>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*>");
    private static final Pattern SUPERSCRIPT = Pattern.compile("(?<=\\d)([⁰¹²³⁴-⁹]+)");
    private static final Pattern WORDS_AFTER = Pattern.compile("(?<=[\\p{L}\\p{N}])[.):]\\s.*$");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
    private static final Pattern DASHES = Pattern.compile("(?<=\\d)\\.(?=\\d)|[–‑−]");
    private static final Pattern NEITHER = Pattern.compile("[^\\p{L}\\p{N}-]");
    private static final Pattern ROMAN =
            Pattern.compile("M{0,4}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})");

    private Numbers() {}

    /// @param label as printed
    /// @return letters, digits and `-` only; null if the label has no number
    public static @Nullable String canonical(String label, Lang lang) {
        String s = FOOTNOTE.matcher(label).replaceAll("");
        s = SUP_AFTER_DIGIT.matcher(s).replaceAll("-$1");
        s = TAG.matcher(s).replaceAll("").replace("*", "").strip();
        s = Keywords.of(lang).withoutUnitWord(s);
        s = EDGES.matcher(s).replaceAll("");
        s = WORDS_AFTER.matcher(s).replaceAll("");
        s =
                SUPERSCRIPT
                        .matcher(s)
                        .replaceAll(
                                m -> "-" + Normalizer.normalize(m.group(1), Normalizer.Form.NFKC));
        s = DASHES.matcher(s).replaceAll("-");
        s = NEITHER.matcher(s).replaceAll("");
        String latin = s.replace('І', 'I').replace('Х', 'X').replace('С', 'C').replace('М', 'M');
        if (isRoman(latin)) {
            s = latin;
        }
        return s.isEmpty() ? null : s;
    }

    static boolean isRoman(String token) {
        return !token.isEmpty() && ROMAN.matcher(token).matches();
    }
}
