package org.kenes.server.release;

import org.kenes.server.shell.news.Interest;
import org.kenes.server.shell.news.News;
import org.kenes.server.shell.news.NewsSource;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// Releases, as news: that there is one, and where.
@Component
class ReleaseNews implements NewsSource {
    private final Releases releases;

    ReleaseNews(Releases releases) {
        this.releases = releases;
    }

    @Override
    public List<News> news(Interest interest, int most) {
        return interest.isEverything()
                ? releases.all().stream().limit(most).map(ReleaseNews::news).toList()
                : List.of();
    }

    private static News news(Releases.Release it) {
        return new News(
                News.Kind.RELEASE,
                "release-" + it.id(),
                LocalDate.ofInstant(it.publishedAt(), ZoneOffset.UTC),
                it.id(),
                "releases/" + it.id(),
                "",
                "");
    }
}
