package org.kenes.dataset.cut;

import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.entry.TextEntry;
import org.kenes.dataset.table.Sha256;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.akn.AknReader;
import org.kenes.lawtext.compare.Continued;
import org.kenes.lawtext.compare.Lineage;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.theme.Theme;
import org.kenes.lawtext.theme.ThemeSet;
import org.kenes.ledger.strict.CanonicalJson;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The text in tables, from the files that the log names: provisions of every version in every
/// language, which of them continue which, and the themes somebody gave them.
final class LawTables {
    private final Sources sources;
    private final Map<String, Map<String, Provisions>> versions = new TreeMap<>();

    LawTables(List<TextEntry.Draft> drafts, Sources sources) {
        this.sources = sources;
        for (TextEntry.Draft draft : drafts) {
            Map<String, Provisions> languages = new TreeMap<>();
            draft.files().keySet().forEach(lang -> languages.put(lang, read(draft, lang)));
            versions.put(draft.draft(), languages);
        }
    }

    /// What `drafts.sha256` is: the hash of the canonical JSON `{language: sha256 of its file}`.
    static String sha256OfSet(TextEntry.Draft draft) {
        return Sha256.of(CanonicalJson.write(draft.files()));
    }

    private Provisions read(TextEntry.Draft draft, String lang) {
        String expected = draft.files().getOrDefault(lang, "");
        byte[] bytes = sources.law(draft.draft(), lang, expected);
        String name = "sources/" + FolderSources.lawPath(draft.draft(), lang);
        require(bytes, expected, name);
        try {
            return Provisions.of(AknReader.read(bytes, ReadOptions.named(name)).expression());
        } catch (UnreadableLawException e) {
            throw new InvalidInput(name, 1, 1, String.valueOf(e.getMessage()), e);
        }
    }

    private static void require(byte[] bytes, String expected, String name) {
        String found = Sha256.of(bytes);
        if (!found.equals(expected)) {
            throw new InvalidInput(
                    name, 1, 1, "SHA-256 expected %s, found %s".formatted(expected, found));
        }
    }

    private String document(String sha256) {
        byte[] bytes = sources.document(sha256);
        require(bytes, sha256, "sources/" + FolderSources.documentPath(sha256));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    void writeProvisions(Rows rows) {
        versions.forEach((draft, languages) ->
                languages.forEach((lang, provisions) ->
                        provisions
                                .rows()
                                .forEach(row ->
                                        rows.add(
                                                draft,
                                                row.eId(),
                                                lang,
                                                row.wId(),
                                                row.kind().element(),
                                                row.num(),
                                                row.seq() + 1,
                                                row.text(),
                                                row.textHash()))));
    }

    /// One line per unit of the older version, in the language that the decisions name.
    void writeLineage(List<TextEntry.Lineage> lineages, Rows rows) {
        for (TextEntry.Lineage it : lineages) {
            String name = "sources/" + FolderSources.documentPath(it.sha256());
            try {
                Lineage lineage = Lineage.read(document(it.sha256()), name);
                Provisions before = expression(it.from(), lineage.before(), name);
                Provisions after = expression(it.to(), lineage.after(), name);
                for (Continued line : Continued.of(lineage, before, after)) {
                    rows.add(it.from(), line.before(), it.to(), line.after(), line.change().word());
                }
            } catch (UnreadableLawException | IllegalArgumentException e) {
                throw new InvalidInput(name, 1, 1, String.valueOf(e.getMessage()), e);
            }
        }
    }

    private Provisions expression(String draft, String uri, String name) {
        return versions.getOrDefault(draft, Map.of()).values().stream()
                .filter(it -> it.expression().uri().equals(uri))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(name, 1, 1, uri + " is no text of " + draft));
    }

    /// A theme that two versions share is one row of `themes`, as the later version labels it.
    void writeThemes(List<LawActs.Themes> maps, Rows themes, Rows placed) {
        Set<String> known = new HashSet<>();
        for (LawActs.Themes at : maps.reversed()) {
            String name = "sources/" + FolderSources.documentPath(at.map().sha256());
            ThemeSet set;
            try {
                set = ThemeSet.read(document(at.map().sha256()), name);
            } catch (UnreadableLawException e) {
                throw new InvalidInput(name, 1, 1, String.valueOf(e.getMessage()), e);
            }
            for (Theme theme : set.themes()) {
                if (known.add(theme.id())) {
                    themes.add(
                            theme.id(),
                            at.map().scheme(),
                            theme.label("kk"),
                            theme.label("ru"),
                            theme.label("en"));
                }
                place(at, theme, name, placed);
            }
        }
    }

    private void place(LawActs.Themes at, Theme theme, String name, Rows placed) {
        String draft = at.map().draft();
        for (String eId : theme.eIds()) {
            String wId =
                    versions.getOrDefault(draft, Map.of()).values().stream()
                            .flatMap(it -> it.row(eId).stream())
                            .map(Provisions.Row::wId)
                            .findFirst()
                            .orElseThrow(() ->
                                    new InvalidInput(
                                            name, 1, 1, draft + " has no provision " + eId));
            placed.add(theme.id(), draft, wId, theme.basis().word(), at.idx());
        }
    }

    /// @param current id of the newest version
    Wordings wordings(String current) {
        return new Wordings(versions, current);
    }
}
