package org.kenes.server.home;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.state.DialogueInfo;

import java.time.Duration;
import java.util.List;

/// What the front page shows beside the dialogue itself.
///
/// @param numbers the main numbers of the newest cut; empty before the first
/// @param meetings meetings held by region, or null before the first cut
/// @param latest the newest release, or null before the first
public record FrontView(
        List<Piece.Number> numbers, Piece.@Nullable Tiles meetings, @Nullable Latest latest) {

    /// @param slug the end of its address
    public record Latest(String slug, String title, String published) {}

    public FrontView {
        numbers = List.copyOf(numbers);
    }

    /// Before the first cut.
    public static FrontView withoutNumbers() {
        return new FrontView(List.of(), null, null);
    }

    /// `before`, `open`, `paused` or `after`: the end of a message key.
    public static String phase(Page page) {
        return switch (page.dialogue().phase(page.now())) {
            case BEFORE -> "before";
            case OPEN -> "open";
            case PAUSED -> "paused";
            case AFTER -> "after";
        };
    }

    public static boolean isOver(Page page) {
        return page.dialogue().phase(page.now()) == DialogueInfo.Phase.AFTER;
    }

    /// Whole days until the dialogue closes, 0 on its last day; -1 if none are left to count.
    public static long daysLeft(Page page) {
        var closes = page.dialogue().closes();
        if (closes == null || page.dialogue().phase(page.now()) != DialogueInfo.Phase.OPEN) {
            return -1;
        }
        return Duration.between(page.now(), closes).toDays();
    }
}
