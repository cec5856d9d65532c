package org.kenes.server.shell.news;

import java.util.List;

/// Whoever publishes something that people may follow.
public interface NewsSource {
    /// @return what is shown to everybody now, newest first; what a moderator hid is not there
    List<News> news(Interest interest, int most);
}
