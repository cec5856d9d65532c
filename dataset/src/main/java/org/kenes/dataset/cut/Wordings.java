package org.kenes.dataset.cut;

import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.norm.NormalForm;
import org.kenes.lawtext.norm.TextHash;

import java.util.HashMap;
import java.util.Map;

/// Whether what somebody saw still stands in the current version: the provision of the same
/// identity has the same words under the same heading, whatever its number or place.
final class Wordings {
    private record Place(String draft, String lang, String wid) {}

    private record Wording(String hash, String heading) {}

    private final Map<Place, Wording> wordings = new HashMap<>();
    private final String current;

    /// @param versions draft → language → provisions
    Wordings(Map<String, Map<String, Provisions>> versions, String current) {
        this.current = current;
        versions.forEach((draft, languages) ->
                languages.forEach((lang, provisions) -> add(draft, lang, provisions)));
    }

    private void add(String draft, String lang, Provisions provisions) {
        NormalForm norm = NormalForm.of(provisions.expression());
        String whole = TextHash.whole(provisions.expression());
        wordings.put(new Place(draft, lang, ""), new Wording(whole, ""));
        for (Provisions.Row row : provisions.rows()) {
            wordings.putIfAbsent(
                    new Place(draft, lang, row.wId()),
                    new Wording(row.textHash(), norm.of(row.heading())));
        }
    }

    /// @param hash of the wording that the author saw; empty if the contribution does not say
    boolean onCurrent(String draft, String lang, String wid, String hash) {
        Wording seen = wordings.get(new Place(draft, lang, wid));
        Wording now = wordings.get(new Place(current, lang, wid));
        if (seen == null) {
            return draft.equals(current);
        }
        return now != null
                && now.heading().equals(seen.heading())
                && now.hash().equals(hash.isEmpty() ? seen.hash() : hash);
    }
}
