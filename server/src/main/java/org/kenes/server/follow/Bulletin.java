package org.kenes.server.follow;

import org.kenes.server.shell.language.Messages;
import org.kenes.server.shell.news.Interest;
import org.kenes.server.shell.news.News;
import org.kenes.server.shell.news.NewsSource;
import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.List;

/// What is new, from everybody who publishes.
@Component
class Bulletin {
    private static final Comparator<News> NEWEST_FIRST =
            Comparator.comparing(News::day).reversed().thenComparing(News::id);

    private final List<NewsSource> sources;

    Bulletin(List<NewsSource> sources) {
        this.sources = sources;
    }

    /// Newest first.
    List<News> news(Interest interest, int most) {
        return sources.stream()
                .flatMap(it -> it.news(interest, most).stream())
                .sorted(NEWEST_FIRST)
                .limit(most)
                .toList();
    }

    /// One line about it, without words of anybody.
    static String title(Messages messages, News it) {
        return messages.text("follow.news." + it.kind().code(), "name", it.name());
    }
}
