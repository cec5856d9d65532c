package org.kenes.report.words;

import org.jspecify.annotations.Nullable;
import org.kenes.report.words.Lexicon.Hit;
import org.kenes.report.words.NumberReader.Found;
import org.kenes.report.words.Phrase.Sort;
import org.kenes.report.words.Predicate.Fraction;
import org.kenes.report.words.Predicate.Part;
import org.kenes.report.words.Predicate.Quantifier;
import org.kenes.report.words.Predicate.Relation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// The grammar of quantity phrases: (number | magnitude | quantifier | rank | degree) with an
/// adjacent modifier.
final class PhraseReader {
    /// Stands in the text for a value that is filled in later (object replacement character).
    static final char HOLE = '\uFFFC';

    private static final Set<String> PREPOSITIONS =
            Set.of(
                    "в", "во", "на", "с", "со", "к", "ко", "по", "из", "от", "у", "о", "об", "за",
                    "для", "при", "in", "of", "to", "at", "on", "by", "for", "from", "with", "the");
    private static final Set<String> ABLATIVE = Set.of("дан", "ден", "тан", "тен", "нан", "нен");
    private static final Set<String> DATIVE = Set.of("ға", "ге", "қа", "ке", "на", "не");

    private final Reading reading;
    private final List<Token> tokens;
    private final String lang;

    /// The thing a modifier belongs to.
    private record Core(
            Sort sort,
            @Nullable Found number,
            @Nullable Predicate predicate,
            int from,
            int to,
            String severity) {}

    PhraseReader(Reading reading, String lang) {
        this.reading = reading;
        this.tokens = reading.tokens();
        this.lang = lang;
    }

    /// All phrases in the order of the text; a longer one swallows the shorter ones inside it.
    List<Phrase> phrases() {
        Map<Integer, Hit> before = byEnd(reading.hits("modifier", "before"));
        Map<Integer, Hit> after = byStart(reading.hits("modifier", "after"));
        List<Phrase> found = new ArrayList<>();
        for (Core core : cores(before)) {
            Phrase phrase = modified(core, before, after);
            if (phrase != null) {
                found.add(phrase);
            }
        }
        return swallow(found, Phrase::from, Phrase::to, Phrase::sort);
    }

    private static Map<Integer, Hit> byEnd(List<Hit> hits) {
        Map<Integer, Hit> map = new HashMap<>();
        hits.forEach(hit -> map.put(hit.to(), hit));
        return map;
    }

    private static Map<Integer, Hit> byStart(List<Hit> hits) {
        Map<Integer, Hit> map = new HashMap<>();
        hits.forEach(hit -> map.put(hit.from(), hit));
        return map;
    }

    private List<Core> cores(Map<Integer, Hit> before) {
        List<Core> cores = new ArrayList<>();
        BitSet exempt = reading.exempt();
        NumberReader numbers = new NumberReader(tokens, lang);
        for (int i = 0; i < tokens.size(); i++) {
            if (exempt.get(i)) {
                continue;
            }
            Found found = numbers.at(i, before(before, i) != null);
            if (found != null) {
                Sort sort = found.digits() ? Sort.NUMBER : Sort.NUMBER_WORD;
                cores.add(new Core(sort, found, null, found.from(), found.to(), ""));
                i = found.to() - 1;
            }
        }
        lexical(cores, "magnitude", Sort.MAGNITUDE);
        lexical(cores, "quantifier", Sort.QUANTIFIER);
        lexical(cores, "rank", Sort.RANK);
        lexical(cores, "degree", Sort.DEGREE);
        return swallow(cores, Core::from, Core::to, Core::sort);
    }

    private void lexical(List<Core> cores, String kind, Sort sort) {
        for (Hit hit : reading.hits(kind, "")) {
            if (reading.exempt().nextClearBit(hit.from()) >= hit.to()) {
                continue;
            }
            String value = hit.row().value();
            Predicate predicate =
                    sort == Sort.DEGREE ? new Predicate.Degree(value) : Predicate.of(value);
            cores.add(new Core(sort, null, predicate, hit.from(), hit.to(), hit.row().severity()));
        }
    }

    private @Nullable Hit before(Map<Integer, Hit> before, int at) {
        Hit hit = before.get(at);
        if (hit == null && at > 0 && PREPOSITIONS.contains(tokens.get(at - 1).text())) {
            hit = before.get(at - 1);
        }
        return hit;
    }

    private @Nullable Hit after(Map<Integer, Hit> after, int at) {
        Hit hit = after.get(at);
        int last = at - 1;
        if (hit == null && lang.equals("kk")) {
            int noun = noun(at);
            hit = noun > at ? after.get(noun) : null;
            last = noun - 1;
        }
        return hit != null && inCase(tokens.get(last).text(), hit.row().value(), hit) ? hit : null;
    }

    /// The end of one noun (perhaps hyphenated), or `at`.
    private int noun(int at) {
        int i = at;
        while (i < tokens.size()
                && tokens.get(i).is(Token.Kind.WORD)
                && (i == at || !tokens.get(i).spaced())) {
            i++;
            if (i < tokens.size() && tokens.get(i).is(Token.Kind.HYPHEN)) {
                i++;
            } else {
                return i;
            }
        }
        return at;
    }

    /// Kazakh modifiers govern a case: астам the ablative, дейін the dative.
    private boolean inCase(String word, String value, Hit hit) {
        if (!lang.equals("kk")) {
            return true;
        }
        String ending = word.length() < 2 ? word : word.substring(word.length() - 2);
        String three = word.length() < 3 ? word : word.substring(word.length() - 3);
        return switch (value) {
            case "about-or-nearly" -> DATIVE.contains(ending);
            case "at-most" ->
                    tokens.get(hit.from()).is("дейін")
                            ? DATIVE.contains(ending)
                            : ABLATIVE.contains(three);
            case "more", "less", "at-least" -> ABLATIVE.contains(three);
            default -> true;
        };
    }

    private @Nullable Phrase modified(
            Core core, Map<Integer, Hit> before, Map<Integer, Hit> after) {
        int from = core.from();
        int to = core.to();
        String modifier = "";
        boolean modifiable = core.sort() != Sort.RANK && core.sort() != Sort.DEGREE;
        if (modifiable) {
            Hit hit = before(before, from);
            if (hit != null) {
                modifier = hit.row().value();
                from = hit.from();
            } else {
                hit = after(after, to);
                if (hit != null) {
                    modifier = hit.row().value();
                    to = hit.to();
                }
            }
        }
        Predicate predicate = predicate(core, modifier);
        return predicate == null
                ? null
                : new Phrase(
                        core.sort(),
                        predicate,
                        reading.start(from),
                        reading.end(to),
                        from,
                        to,
                        core.severity());
    }

    private static @Nullable Predicate predicate(Core core, String modifier) {
        Relation relation =
                switch (modifier) {
                    case "" -> Relation.EXACTLY;
                    case "more" -> Relation.MORE;
                    case "less" -> Relation.LESS;
                    default ->
                            Relation.valueOf(modifier.toUpperCase(Locale.ROOT).replace('-', '_'));
                };
        Found number = core.number();
        if (number != null) {
            BigDecimal unit = number.unit();
            return new Predicate.Number(relation, number.value(), number.percent(), unit);
        }
        return switch (core.predicate()) {
            case Part part -> part(relation, part.fraction());
            case Quantifier quantifier when quantifier == Quantifier.ALL ->
                    relation == Relation.NEARLY ? Quantifier.ALMOST_ALL : quantifier;
            case null -> null;
            default -> core.predicate();
        };
    }

    private static Predicate part(Relation relation, Fraction fraction) {
        if (fraction == Fraction.HALF && relation == Relation.MORE) {
            return Quantifier.MAJORITY;
        }
        return new Part(relation == Relation.ABOUT ? Relation.EXACTLY : relation, fraction);
    }

    /// Longer ones first; of equal length a number first: "десять тысяч" is a number.
    private static <T> List<T> swallow(
            List<T> found, ToIntFunction<T> from, ToIntFunction<T> to, Function<T, Sort> sort) {
        List<T> byLength = new ArrayList<>(found);
        byLength.sort(
                Comparator.comparingInt((T t) -> from.applyAsInt(t) - to.applyAsInt(t))
                        .thenComparing(sort)
                        .thenComparingInt(from));
        BitSet taken = new BitSet();
        List<T> kept = new ArrayList<>();
        for (T item : byLength) {
            if (Lexicon.take(taken, from.applyAsInt(item), to.applyAsInt(item))) {
                kept.add(item);
            }
        }
        kept.sort(Comparator.comparingInt(from));
        return kept;
    }
}
