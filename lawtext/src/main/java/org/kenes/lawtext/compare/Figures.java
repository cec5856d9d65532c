package org.kenes.lawtext.compare;

import java.util.LinkedHashMap;
import java.util.Map;

/// The figures of a comparison. Their names are those of the catalogue of figures; each may be
/// printed only beside its definition, which is the javadoc here.
///
/// @param articlesOld basic units of the old text
/// @param articlesNew basic units of the new text
/// @param articlesTouchedOld those of the old text whose row is not `unchanged`, or whose heading
///   changed
/// @param articlesTouchedNew the same of the new text
/// @param wordsOld words of all units without labels, headings and notes
/// @param wordsNew the same of the new text
/// @param wordsKept sum over all pairs of the longest common subsequence of words, case-sensitive
/// @param wordsRelocated word positions of merged old units that three-word sequences of their
///   targets cover; stands beside `wordsKept`, is never added to it
public record Figures(
        long articlesOld,
        long articlesNew,
        long articlesTouchedOld,
        long articlesTouchedNew,
        long wordsOld,
        long wordsNew,
        long wordsKept,
        long wordsRelocated) {
    /// Share of the new text that was not carried over: 1 − kept/new.
    public Ratio rewrittenShareNew() {
        return new Ratio(wordsNew - wordsKept, wordsNew);
    }

    /// Share of the old text that did not survive: 1 − kept/old.
    public Ratio rewrittenShareOld() {
        return new Ratio(wordsOld - wordsKept, wordsOld);
    }

    public Ratio articlesTouchedShareOld() {
        return new Ratio(articlesTouchedOld, articlesOld);
    }

    public Ratio articlesTouchedShareNew() {
        return new Ratio(articlesTouchedNew, articlesNew);
    }

    /// Counts as whole numbers, shares as decimal strings, in the order of the files.
    public Map<String, Object> named() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("articlesOld", articlesOld);
        named.put("articlesNew", articlesNew);
        named.put("articlesTouchedOld", articlesTouchedOld);
        named.put("articlesTouchedNew", articlesTouchedNew);
        named.put("articlesTouchedShareOld", articlesTouchedShareOld().toString());
        named.put("articlesTouchedShareNew", articlesTouchedShareNew().toString());
        named.put("wordsOld", wordsOld);
        named.put("wordsNew", wordsNew);
        named.put("wordsKept", wordsKept);
        named.put("wordsRelocated", wordsRelocated);
        named.put("rewrittenShareOld", rewrittenShareOld().toString());
        named.put("rewrittenShareNew", rewrittenShareNew().toString());
        return named;
    }
}
