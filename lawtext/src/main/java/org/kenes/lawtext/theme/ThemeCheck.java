package org.kenes.lawtext.theme;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.find.WordsOfText;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a look at the text says about a mapping.
///
/// @param errors what makes the mapping unusable: provisions that are not there, words that do not
///   stand where the mapping says
/// @param unlabelled themes that lack a label in a language of the text, as `id language`
/// @param without eIds of articles that no theme names, in reading order
public record ThemeCheck(List<String> errors, List<String> unlabelled, List<String> without) {
    public ThemeCheck {
        errors = List.copyOf(errors);
        unlabelled = List.copyOf(unlabelled);
        without = List.copyOf(without);
    }

    static ThemeCheck of(ThemeSet set, List<Expression> languages) {
        List<Provisions> texts = languages.stream().map(Provisions::of).toList();
        List<String> errors = new ArrayList<>();
        List<String> unlabelled = new ArrayList<>();
        Set<String> covered = new TreeSet<>();
        for (Theme theme : set.themes()) {
            for (Provisions text : texts) {
                String language = text.expression().lang().two();
                if (theme.labels().getOrDefault(language, "").isBlank()) {
                    unlabelled.add(theme.id() + " " + language);
                }
            }
            for (String eId : theme.eIds()) {
                if (texts.stream().noneMatch(text -> text.row(eId).isPresent())) {
                    errors.add(theme.id() + ": there is no provision " + eId);
                } else if (theme.basis() == Theme.Basis.WORDS && !saysSo(theme, eId, texts)) {
                    errors.add(
                            theme.id() + ": its words do not stand in " + eId + " in any language");
                }
                texts.forEach(text -> text.row(eId).ifPresent(row -> covered.add(row.unit())));
            }
        }
        return new ThemeCheck(errors, unlabelled, uncovered(covered, texts));
    }

    private static boolean saysSo(Theme theme, String eId, List<Provisions> texts) {
        return texts.stream()
                .anyMatch(text -> {
                    String label = theme.labels().getOrDefault(text.expression().lang().two(), "");
                    return !label.isBlank()
                            && places(text.expression(), label).stream()
                                    .anyMatch(hit ->
                                            hit.eId().equals(eId)
                                                    || hit.eId().startsWith(eId + "__"));
                });
    }

    /// Where the words of a label stand; nothing for a label without words.
    public static List<WordsOfText.Hit> places(Expression text, String label) {
        boolean words = label.codePoints().anyMatch(Character::isLetterOrDigit);
        return words
                ? WordsOfText.find(text, label, WordsOfText.Mode.FOLDED)
                : List.<WordsOfText.Hit>of();
    }

    private static List<String> uncovered(Set<String> covered, List<Provisions> texts) {
        Set<String> without = new LinkedHashSet<>();
        for (Provisions text : texts) {
            text.basicUnits().stream()
                    .filter(row -> row.kind() == text.level())
                    .filter(row -> !covered.contains(row.eId()))
                    .forEach(row -> without.add(row.eId()));
        }
        return List.copyOf(without);
    }
}
