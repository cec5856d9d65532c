package org.kenes.server.text;

import org.kenes.lawtext.Block;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.norm.NormalForm;
import org.kenes.lawtext.norm.TextHash;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A version of the law in memory: its tree in every language, with the same places in all of them
/// but those that an editor has explained. Immutable and thread-safe.
public final class Text {
    private final Draft draft;
    private final Map<String, Provisions> languages;
    private final Map<String, Wording> wordings = new LinkedHashMap<>();

    /// @param expressions language → tree
    Text(Draft draft, Map<String, Expression> expressions) {
        this.draft = draft;
        this.languages = new TreeMap<>();
        Map<String, String> whole = new TreeMap<>();
        Map<String, Map<String, String>> hashes = new LinkedHashMap<>();
        Map<String, Map<String, String>> headings = new LinkedHashMap<>();
        Map<String, String> eIds = new LinkedHashMap<>();
        expressions.forEach((lang, expression) -> {
            Provisions provisions = Provisions.of(expression);
            NormalForm norm = NormalForm.of(expression);
            languages.put(lang, provisions);
            whole.put(lang, TextHash.whole(expression));
            for (Provisions.Row row : provisions.rows()) {
                String wid = row.wId();
                eIds.putIfAbsent(wid, row.eId());
                hashes.computeIfAbsent(wid, _ -> new TreeMap<>()).put(lang, row.textHash());
                if (!row.heading().isEmpty()) {
                    headings.computeIfAbsent(wid, _ -> new TreeMap<>())
                            .put(lang, norm.of(row.heading()));
                }
            }
        });
        wordings.put("", new Wording("", "", whole, Map.of()));
        eIds.forEach((wid, eId) ->
                wordings.put(
                        wid,
                        new Wording(
                                wid,
                                eId,
                                hashes.getOrDefault(wid, Map.of()),
                                headings.getOrDefault(wid, Map.of()))));
    }

    public Draft draft() {
        return draft;
    }

    /// @throws IllegalArgumentException if the text is not there in that language
    public Provisions in(String language) {
        Provisions provisions = languages.get(language);
        if (provisions == null) {
            throw new IllegalArgumentException(draft.id() + " is not there in " + language);
        }
        return provisions;
    }

    /// That language, or the first one in which the text exists.
    public String shownIn(String language) {
        return languages.containsKey(language) ? language : draft.languages().getFirst();
    }

    public Optional<Provision> provision(String language, String eId) {
        return in(language).provision(eId);
    }

    /// What the provision says in all languages.
    ///
    /// @param wid empty for the whole text
    public Optional<Wording> wording(String wid) {
        return Optional.ofNullable(wordings.get(wid));
    }

    public Optional<Wording> wordingAt(String eId) {
        return draft.languages().stream()
                .flatMap(language -> provision(language, eId).stream())
                .findFirst()
                .flatMap(it -> wording(it.wId()));
    }

    /// What is printed as one page: every article (or what stands in its place), the preamble, the
    /// annexes; in the order of the document.
    public List<Provision> units(String language) {
        List<Provision> units = new ArrayList<>();
        in(language).expression().roots().forEach(root -> units(root, units));
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
        String at = in(language).row(eId).map(Provisions.Row::parent).orElse("");
        while (!at.isEmpty()) {
            provision(language, at).ifPresent(around::addFirst);
            at = in(language).row(at).map(Provisions.Row::parent).orElse("");
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
            for (Block block : row.blocks()) {
                blocks.add(label + block.text());
                label = "";
            }
        }
        return blocks;
    }

    /// `12`, `12-3`, `12(3)` and so on, as people type them → the eId.
    public Optional<String> typed(String typed) {
        return in(draft.languages().getFirst()).resolve(typed);
    }
}
