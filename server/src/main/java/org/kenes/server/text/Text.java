package org.kenes.server.text;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.NormalForm;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.TextHash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A version of the law in memory: its tree in every language, with the same places in all of them.
/// Immutable and thread-safe.
public final class Text {
    private final Draft draft;
    private final Map<String, Expression> expressions;
    private final Map<String, Map<String, Provision>> byEid = new HashMap<>();
    private final Map<String, Provision> parents = new HashMap<>();
    private final Map<String, Wording> wordings = new LinkedHashMap<>();

    /// @param expressions language → tree; all with the same places
    Text(Draft draft, Map<String, Expression> expressions) {
        this.draft = draft;
        this.expressions = Map.copyOf(expressions);
        Map<String, String> whole = new TreeMap<>();
        Map<String, Map<String, String>> hashes = new HashMap<>();
        new TreeMap<>(expressions)
                .forEach(
                        (lang, expression) -> {
                            whole.put(lang, TextHash.whole(expression));
                            var norm = NormalForm.of(expression);
                            Map<String, Provision> places = new LinkedHashMap<>();
                            expression.walk(
                                    it -> {
                                        places.put(it.eId(), it);
                                        it.children().forEach(c -> parents.put(c.eId(), it));
                                        hashes.computeIfAbsent(it.eId(), e -> new TreeMap<>())
                                                .put(lang, TextHash.of(it, norm));
                                    });
                            byEid.put(lang, places);
                        });
        wordings.put("", new Wording("", "", whole));
        byEid.values().iterator().next().values()
                .forEach(it -> wordings.put(it.wId(), wording(it, hashes)));
    }

    private static Wording wording(Provision it, Map<String, Map<String, String>> hashes) {
        return new Wording(it.wId(), it.eId(), hashes.getOrDefault(it.eId(), Map.of()));
    }

    public Draft draft() {
        return draft;
    }

    /// @throws IllegalArgumentException if the text is not there in that language
    public Expression in(String language) {
        Expression expression = expressions.get(language);
        if (expression == null) {
            throw new IllegalArgumentException(draft.id() + " is not there in " + language);
        }
        return expression;
    }

    /// That language, or the first one in which the text exists.
    public String shownIn(String language) {
        return expressions.containsKey(language) ? language : draft.languages().getFirst();
    }

    public Optional<Provision> provision(String language, String eId) {
        return Optional.ofNullable(byEid.getOrDefault(language, Map.of()).get(eId));
    }

    /// What the provision says in all languages.
    ///
    /// @param wid empty for the whole text
    public Optional<Wording> wording(String wid) {
        return Optional.ofNullable(wordings.get(wid));
    }

    public Optional<Wording> wordingAt(String eId) {
        return provision(draft.languages().getFirst(), eId).flatMap(it -> wording(it.wId()));
    }

    /// What is printed as one page: every article (or what stands in its place), the preamble, the
    /// annexes; in the order of the document.
    public List<Provision> units(String language) {
        List<Provision> units = new ArrayList<>();
        in(language).roots().forEach(root -> units(root, units));
        return units;
    }

    private static void units(Provision at, List<Provision> units) {
        if (at.kind().isContainer()) {
            at.children().forEach(child -> units(child, units));
        } else {
            units.add(at);
        }
    }

    /// The containers and units around a provision in one language, outermost first.
    public List<Provision> around(String language, String eId) {
        List<Provision> around = new ArrayList<>();
        Provision at = parents.get(eId);
        while (at != null) {
            around.addFirst(provision(language, at.eId()).orElse(at));
            at = parents.get(at.eId());
        }
        return around;
    }

    /// The words of a provision as printed, block by block, with the labels of what is below it.
    public List<String> words(String language, String eId) {
        return provision(language, eId).map(Text::blocks).orElse(List.of());
    }

    private static List<String> blocks(Provision provision) {
        List<String> blocks = new ArrayList<>();
        for (Rows.Row row : Rows.of(provision)) {
            String label = row.depth() == 0 || row.label() == null ? "" : row.label() + " ";
            for (String block : row.blocks()) {
                blocks.add(label + block);
                label = "";
            }
        }
        return blocks;
    }

    /// `12`, `12-3` and `12(3)` as people type them → the eIds that they may mean.
    public List<String> typed(String typed) {
        var matcher = Typed.PATTERN.matcher(typed.strip());
        if (!matcher.matches()) {
            return List.of();
        }
        String language = draft.languages().getFirst();
        String article = matcher.group("article");
        String part = matcher.group("bracket");
        List<String> found = new ArrayList<>();
        for (Provision unit : units(language)) {
            if (part == null && typed.strip().equals(unit.num())) {
                found.add(unit.eId());
            }
            String child = part == null ? matcher.group("dash") : part;
            if (child != null && article.equals(unit.num())) {
                unit.children().stream()
                        .filter(it -> child.equals(it.num()))
                        .forEach(it -> found.add(it.eId()));
            }
        }
        return found;
    }

    private static final class Typed {
        static final java.util.regex.Pattern PATTERN =
                java.util.regex.Pattern.compile(
                        "(?<article>[0-9]+)(?:-(?<dash>[0-9]+))?(?:\\((?<bracket>[0-9-]+)\\))?");
    }
}
