package org.kenes.lawtext.find;

import org.kenes.lawtext.Block;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.json.JsonText;
import org.kenes.lawtext.norm.NormalForm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether and where certain words stand in a text. No stemming, no synonyms: the statement is
/// "found", or "not found in this form". Notes and labels are not searched, and nothing is found
/// across two blocks.
public final class WordsOfText {
    private static final String WORD = "[\\p{L}\\p{M}\\p{N}]";

    /// `FOLDED`: normal form in lower case without quotation marks, whole words, `*` at the end of
    /// a word is any ending. `EXACT`: normal form, case-sensitive, whole words, `*` is a star.
    public enum Mode {
        FOLDED,
        EXACT
    }

    /// One place.
    ///
    /// @param block 0-based among the provision's own blocks, lead before tail; -1 is its heading
    /// @param start in code points of that block as printed
    /// @param end exclusive
    /// @param text as printed
    public record Hit(String eId, int block, int start, int end, String text) {}

    private final NormalForm norm;
    private final Mode mode;
    private final Pattern pattern;
    private final List<Hit> hits = new ArrayList<>();

    private WordsOfText(NormalForm norm, Mode mode, Pattern pattern) {
        this.norm = norm;
        this.mode = mode;
        this.pattern = pattern;
    }

    /// @throws IllegalArgumentException if the phrase has no word
    public static List<Hit> find(Expression expression, String phrase, Mode mode) {
        NormalForm norm = NormalForm.of(expression);
        WordsOfText search = new WordsOfText(norm, mode, pattern(norm.of(phrase), phrase, mode));
        expression.walk(search::in);
        return List.copyOf(search.hits);
    }

    /// Format `kenes-law-words/1`, one line without a line end.
    public static String json(Expression expression, String phrase, Mode mode, List<Hit> hits) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", "kenes-law-words/1");
        json.put("expression", expression.uri());
        json.put("lang", expression.lang().code());
        json.put("mode", mode.name().toLowerCase(Locale.ROOT));
        json.put("phrase", phrase);
        json.put("count", hits.size());
        json.put("hits", hits.stream().map(WordsOfText::json).toList());
        return JsonText.line(json);
    }

    private static Map<String, Object> json(Hit hit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("eId", hit.eId());
        json.put("block", hit.block());
        json.put("start", hit.start());
        json.put("end", hit.end());
        json.put("text", hit.text());
        return json;
    }

    private static Pattern pattern(String normal, String phrase, Mode mode) {
        StringBuilder regex = new StringBuilder();
        String wanted = normal;
        if (mode == Mode.FOLDED) {
            wanted = normal.toLowerCase(Locale.ROOT).replace("\"", "").strip();
        }
        if (!Pattern.compile(WORD).matcher(wanted).find()) {
            throw new IllegalArgumentException("there is no word in '" + phrase + "'");
        }
        for (String token : wanted.split(" +", -1)) {
            boolean anyEnding = mode == Mode.FOLDED && token.length() > 1 && token.endsWith("*");
            String fixed = anyEnding ? token.substring(0, token.length() - 1) : token;
            regex.append(regex.isEmpty() ? "" : " ").append(Pattern.quote(fixed));
            regex.append(anyEnding ? WORD + "*" : "");
        }
        return Pattern.compile("(?<!" + WORD + ")" + regex + "(?!" + WORD + ")");
    }

    private void in(Provision provision) {
        if (provision.heading() != null) {
            in(provision.eId(), -1, provision.heading());
        }
        int block = 0;
        for (Block lead : provision.lead()) {
            in(provision.eId(), block++, lead.text());
        }
        for (Block tail : provision.tail()) {
            in(provision.eId(), block++, tail.text());
        }
    }

    private void in(String eId, int block, String text) {
        NormalForm.Mapped mapped = norm.map(text);
        if (mode == Mode.FOLDED) {
            mapped = mapped.lowerCaseWithoutQuotes();
        }
        Matcher matcher = pattern.matcher(mapped.text());
        while (matcher.find()) {
            int start = mapped.starts()[matcher.start()];
            int end = mapped.ends()[matcher.end() - 1];
            hits.add(
                    new Hit(
                            eId,
                            block,
                            text.codePointCount(0, start),
                            text.codePointCount(0, end),
                            text.substring(start, end)));
        }
    }
}
