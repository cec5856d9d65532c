package org.kenes.server.text;

import org.kenes.lawtext.Provision;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.text.search.SearchIndex;
import org.kenes.server.text.search.SearchIndex.Kind;
import org.kenes.server.text.search.SearchIndex.Searchable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/// Puts the articles of the current version where readers look for words.
@Component
class SearchedText {
    private final SearchIndex index;
    private final Views views;

    SearchedText(SearchIndex index, Views views) {
        this.index = index;
        this.views = views;
    }

    void current(Text text) {
        List<Searchable> all = new ArrayList<>();
        for (String lang : text.draft().languages()) {
            var messages = views.messages(Lang.of(lang).orElse(Lang.RU));
            for (Provision unit : text.units(lang)) {
                all.add(
                        new Searchable(
                                Kind.PROVISION,
                                unit.eId(),
                                lang,
                                "text/" + unit.eId(),
                                Titles.of(unit, messages),
                                String.join("\n", text.words(lang, unit.eId()))));
            }
        }
        index.replace(Kind.PROVISION, all);
    }
}
