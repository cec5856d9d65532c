package org.kenes.dataset.cut;

import org.kenes.dataset.Entry;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.table.Sha256;
import org.kenes.lawtext.AknReader;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Provisions;
import org.kenes.lawtext.ReadOptions;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.ledger.strict.CanonicalJson;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Provisions of every version in every language, from the files that the log names.
final class LawTables {
    private LawTables() {}

    /// What `drafts.sha256` is: the hash of the canonical JSON `{language: sha256 of its file}`.
    static String sha256OfSet(Entry.Draft draft) {
        return Sha256.of(CanonicalJson.write(draft.files()));
    }

    /// Writes `provisions`.
    ///
    /// @return the text hashes of all provisions of the current version
    static Set<String> write(
            List<Entry.Draft> drafts, String current, Sources sources, Rows provisions) {
        Set<String> hashes = new HashSet<>();
        for (Entry.Draft draft : drafts) {
            for (String lang : draft.files().keySet()) {
                Set<String> here =
                        write(draft.draft(), lang, expression(draft, lang, sources), provisions);
                if (draft.draft().equals(current)) {
                    hashes.addAll(here);
                }
            }
        }
        return hashes;
    }

    private static Expression expression(Entry.Draft draft, String lang, Sources sources) {
        String expected = draft.files().getOrDefault(lang, "");
        byte[] bytes = sources.law(draft.draft(), lang, expected);
        String name = "sources/" + FolderSources.lawPath(draft.draft(), lang);
        String found = Sha256.of(bytes);
        if (!found.equals(expected)) {
            throw new InvalidInput(
                    name, 1, 1, "SHA-256 expected %s, found %s".formatted(expected, found));
        }
        try {
            return AknReader.read(bytes, ReadOptions.named(name)).expression();
        } catch (UnreadableLawException e) {
            throw new InvalidInput(name, 1, 1, String.valueOf(e.getMessage()), e);
        }
    }

    private static Set<String> write(
            String draft, String lang, Expression expression, Rows provisions) {
        Set<String> hashes = new HashSet<>();

        for (Provisions.Row row : Provisions.of(expression).rows()) {
            hashes.add(row.textHash());
            provisions.add(
                    draft,
                    row.eId(),
                    lang,
                    row.wId(),
                    row.kind().element(),
                    row.num(),
                    row.seq() + 1,
                    row.text(),
                    row.textHash());
        }
        return hashes;
    }
}
