package org.kenes.lawtext.tree;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Kind;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.imported.Defect;
import org.kenes.lawtext.norm.Lookalikes;
import org.kenes.lawtext.norm.Script;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// A last look over a read text: what an editor should know although nothing was changed.
final class Look {
    private static final Pattern INTEGER = Pattern.compile("\\d{1,6}");

    private final Defects defects;
    private final Set<Integer> numbers = new HashSet<>();
    private int lastArticle;
    private int lookalikes;
    private String firstLookalike = "";

    Look(Defects defects) {
        this.defects = defects;
    }

    void at(Expression expression) {
        Script script = Script.of(expression);
        expression.walk(provision -> {
            numbers(provision);
            if (provision.kind() == Kind.ARTICLE
                    && provision.lead().isEmpty()
                    && provision.children().isEmpty()) {
                defects.add(
                        Defect.Code.EMPTY_UNIT,
                        Defect.Severity.INFO,
                        Defect.Action.KEPT,
                        0,
                        provision.eId(),
                        "",
                        "has no text");
            }
            provision.lead().forEach(block -> letters(block.text(), script));
            provision.tail().forEach(block -> letters(block.text(), script));
            letters(provision.heading() == null ? "" : provision.heading(), script);
        });
        if (lookalikes > 0) {
            defects.info(
                    Defect.Code.LOOKALIKE_LETTERS,
                    0,
                    firstLookalike,
                    lookalikes + " words hold look-alike letters of the other script");
        }
    }

    private void numbers(Provision provision) {
        String num = provision.num();
        if (provision.kind() == Kind.ARTICLE && num != null && INTEGER.matcher(num).matches()) {
            int n = Integer.parseInt(num);
            if (lastArticle > 0 && n > lastArticle + 1) {
                number(
                        Defect.Code.NUMBER_GAP,
                        provision.eId(),
                        num,
                        "follows number " + lastArticle);
            }
            if (!numbers.add(n)) {
                number(
                        Defect.Code.DUPLICATE_NUMBER,
                        provision.eId(),
                        num,
                        "this number is there already");
            } else if (n < lastArticle) {
                number(
                        Defect.Code.NUMBER_ORDER,
                        provision.eId(),
                        num,
                        "follows number " + lastArticle);
            }
            lastArticle = n;
        }
    }

    private void number(Defect.Code code, String eId, String num, String detail) {
        defects.add(code, Defect.Severity.INFO, Defect.Action.KEPT, 0, eId, num, detail);
    }

    private void letters(String text, Script script) {
        Lookalikes.words(text, script)
                .forEach(word -> {
                    firstLookalike = lookalikes == 0 ? word : firstLookalike;
                    lookalikes++;
                });
    }
}
