package org.kenes.server.text;

import org.kenes.server.shell.news.Interest;
import org.kenes.server.shell.news.News;
import org.kenes.server.shell.news.NewsSource;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Versions of the text, as news; for a provision, those in which it reads differently.
@Component
class VersionNews implements NewsSource {
    private final Drafts drafts;

    VersionNews(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public List<News> news(Interest interest, int most) {
        if (!interest.code().isEmpty()) {
            return List.of();
        }
        List<Text> versions = drafts.all();
        List<News> news = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Text version = versions.get(i);
            Optional<Text> before = i == 0 ? Optional.empty() : Optional.of(versions.get(i - 1));
            if (interest.wid().isEmpty() || changed(interest.wid(), before, version)) {
                String id = version.draft().id();
                news.addFirst(
                        new News(
                                News.Kind.VERSION,
                                "version-" + id,
                                version.draft().publishedOn(),
                                id,
                                "text/@" + id,
                                "",
                                ""));
            }
        }
        return news.subList(0, Math.min(most, news.size()));
    }

    private static boolean changed(String wid, Optional<Text> before, Text now) {
        return !before.flatMap(it -> it.wording(wid))
                .map(Wording::together)
                .equals(now.wording(wid).map(Wording::together));
    }
}
