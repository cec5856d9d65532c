package org.kenes.lawtext.read;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Letters;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line of pasted text without its mark-up.
///
/// The patterns are bounded: a hostile line of many megabytes costs one pass, not its square.
///
/// @param depth of a Markdown heading, else 0
/// @param indent leading spaces
/// @param text without mark-up
/// @param mark the superscript at the start, or the number of a footnote definition
/// @param references footnotes referred to
/// @param markup letters and digits that belonged to the mark-up
record PasteLine(
        int number,
        Type type,
        int depth,
        int indent,
        String text,
        @Nullable String mark,
        List<String> references,
        long markup) {
    enum Type {
        BLANK,
        MARKUP_ONLY,
        HEADING,
        BOLD,
        QUOTE,
        FOOTNOTE,
        PLAIN
    }

    private static final Pattern MD_HEADING = Pattern.compile("\\s{0,3}(#{1,6})\\s+(.*?)\\s*#*");
    private static final Pattern QUOTED = Pattern.compile("\\s{0,3}>\\s?(.*)");
    private static final Pattern DEFINITION =
            Pattern.compile("\\s{0,3}\\[\\^([^\\[\\]]{1,100})]:\\s*(.*)");
    private static final Pattern RULE = Pattern.compile("_{3,}|-{3,}|(\\*\\s?){3,}");
    private static final Pattern BOLD_LINE =
            Pattern.compile("\\*\\*(?!\\s)(.+)(?<!\\s)\\*{1,3}|__(.+)__");
    private static final Pattern SUP_FIRST =
            Pattern.compile("<sup>([\\p{L}\\p{N}-]+)</sup>\\s*(.*)");
    private static final Pattern SUP_AFTER_DIGIT = Pattern.compile("(?<=\\d)<sup>(\\d+)</sup>");
    private static final Pattern SUP = Pattern.compile("<sup>[^<]*</sup>");
    private static final Pattern TAG =
            Pattern.compile("</?(?:a|sup|sub|br|b|i|em|strong)(?:\\s[^<>]*)?/?>");
    private static final Pattern REFERENCE = Pattern.compile("\\[\\^([^\\[\\]]{1,100})]");
    private static final Pattern STARS = Pattern.compile("(?<=\\S)\\*+|\\*+(?=\\S)");
    private static final Pattern UNDERSCORES =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}_])_{1,2}(?=\\S)([^_]{1,200})(?<=\\S)_{1,2}(?![\\p{L}\\p{N}_])");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\p{Punct}])");

    static PasteLine of(int number, String raw) {
        String line = raw.stripTrailing();
        int indent = line.length() - line.stripLeading().length();
        String text = line.strip();
        Type type = Type.PLAIN;
        int depth = 0;
        String mark = null;
        Matcher heading = MD_HEADING.matcher(line);
        Matcher quoted = QUOTED.matcher(line);
        Matcher definition = DEFINITION.matcher(line);
        Matcher superscript = SUP_FIRST.matcher(text);
        if (text.isEmpty()) {
            return new PasteLine(number, Type.BLANK, 0, 0, "", null, List.of(), 0);
        }
        if (text.length() < 200 && RULE.matcher(text).matches()) {
            type = Type.MARKUP_ONLY;
            text = "";
        } else if (heading.matches()) {
            type = Type.HEADING;
            depth = heading.group(1).length();
            text = heading.group(2);
        } else if (quoted.matches()) {
            type = Type.QUOTE;
            text = quoted.group(1);
        } else if (definition.matches()) {
            type = Type.FOOTNOTE;
            mark = definition.group(1);
            text = definition.group(2);
        } else if (BOLD_LINE.matcher(text).matches()
                && text.indexOf("**", 2) >= text.length() - 3) {
            type = Type.BOLD;
        } else if (superscript.matches()) {
            mark = superscript.group(1);
            text = superscript.group(2);
        }
        List<String> references = new ArrayList<>();
        text = plain(text, references);
        if (text.isEmpty() && mark == null && type == Type.PLAIN) {
            type = Type.MARKUP_ONLY;
        }
        long kept = Letters.count(text);
        if (mark != null && type == Type.PLAIN) {
            kept += Letters.count(mark);
        }
        return new PasteLine(
                number, type, depth, indent, text, mark, references, Letters.count(raw) - kept);
    }

    /// The text without emphasis, anchors, superscripts and footnote marks.
    private static String plain(String marked, List<String> references) {
        String text = marked;
        if (text.indexOf('[') >= 0) {
            REFERENCE.matcher(text).results().forEach(match -> references.add(match.group(1)));
            text = REFERENCE.matcher(text).replaceAll("");
        }
        if (text.indexOf('<') >= 0) {
            text = SUP_AFTER_DIGIT.matcher(text).replaceAll(match -> superscript(match.group(1)));
            text = SUP.matcher(text).replaceAll("");
            text = TAG.matcher(text).replaceAll("");
        }
        int star = text.indexOf('*');
        if (star >= 0 && text.indexOf('*', star + 1) > 0) {
            boolean bullet = text.startsWith("* ");
            text =
                    (bullet ? "* " : "")
                            + STARS.matcher(bullet ? text.substring(2) : text).replaceAll("");
        }
        if (text.indexOf('_') >= 0) {
            text = UNDERSCORES.matcher(text).replaceAll("$1");
        }
        if (text.indexOf('\\') >= 0) {
            text = ESCAPE.matcher(text).replaceAll("$1");
        }
        return Letters.collapse(text);
    }

    private static String superscript(String digits) {
        StringBuilder out = new StringBuilder();
        digits.chars().forEach(c -> out.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')));
        return out.toString();
    }
}
