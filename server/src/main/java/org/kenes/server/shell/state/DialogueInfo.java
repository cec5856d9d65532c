package org.kenes.server.shell.state;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.language.Lang;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What the public is told about one dialogue.
///
/// @param slug its short name in addresses and exports
/// @param names its name in every language of the list
/// @param runBy the body that runs it, in every language of the list
/// @param langs the languages of its pages, the first is the one for readers who name none
/// @param opens when contributions are first accepted, or null if not announced
/// @param closes when they are last accepted, or null if not announced
/// @param windows times in which the law forbids to show or to publish something; public pages
///   change at their edges, and no cached page outlives the next one
/// @param emergencies what stewards switched on alone; pages change at their edges too
/// @param demo whether the people and the numbers are made up; every page then says so
public record DialogueInfo(
        String slug,
        Map<Lang, String> names,
        Map<Lang, String> runBy,
        List<Lang> langs,
        ZoneId zone,
        @Nullable Instant opens,
        @Nullable Instant closes,
        State state,
        List<LegalWindow> windows,
        List<Emergency> emergencies,
        boolean demo) {

    /// What the stewards have set; the dates say the rest.
    public enum State {
        OPEN,
        PAUSED,
        CLOSED
    }

    /// Where the dialogue stands at one moment.
    public enum Phase {
        BEFORE,
        OPEN,
        PAUSED,
        AFTER
    }

    public DialogueInfo {
        if (!slug.matches("[a-z0-9][a-z0-9-]{1,39}")) {
            throw new IllegalArgumentException("not a short name for a dialogue: " + slug);
        }
        if (langs.isEmpty()) {
            throw new IllegalArgumentException("a dialogue has at least one language");
        }
        if (opens != null && closes != null && !opens.isBefore(closes)) {
            throw new IllegalArgumentException("opens " + opens + ", but closes " + closes);
        }
        langs = List.copyOf(langs);
        names = Map.copyOf(names);
        runBy = Map.copyOf(runBy);
        windows = List.copyOf(windows);
        emergencies = List.copyOf(emergencies);
        for (Lang lang : langs) {
            if (!names.containsKey(lang) || !runBy.containsKey(lang)) {
                throw new IllegalArgumentException(
                        slug + " has no name or no responsible body in " + lang.code());
            }
        }
    }

    public String name(Lang lang) {
        return inLanguage(names, lang);
    }

    public String runBy(Lang lang) {
        return inLanguage(runBy, lang);
    }

    public Phase phase(Instant now) {
        if (state == State.CLOSED || (closes != null && !now.isBefore(closes))) {
            return Phase.AFTER;
        }
        if (opens != null && now.isBefore(opens)) {
            return Phase.BEFORE;
        }
        return state == State.PAUSED || runs(Emergency.Kind.READ_ONLY, now)
                ? Phase.PAUSED
                : Phase.OPEN;
    }

    /// How long pages may stay as they are: until the next edge, or `most` if none is nearer.
    public Duration untilNextEdge(Instant now, Duration most) {
        return Stream.of(
                        windows.stream().flatMap(w -> Stream.of(w.from(), w.to())),
                        emergencies.stream().map(Emergency::to),
                        Stream.of(opens, closes).filter(Objects::nonNull))
                .flatMap(edges -> edges)
                .filter(edge -> edge.isAfter(now))
                .map(edge -> Duration.between(now, edge))
                .min(Duration::compareTo)
                .filter(nearest -> nearest.compareTo(most) < 0)
                .orElse(most);
    }

    /// The windows that run at this moment.
    public List<LegalWindow> windowsAt(Instant now) {
        return windows.stream().filter(window -> window.runsAt(now)).toList();
    }

    public List<Emergency> emergenciesAt(Instant now) {
        return emergencies.stream().filter(it -> it.runsAt(now)).toList();
    }

    public boolean runs(Emergency.Kind kind, Instant now) {
        return emergencies.stream().anyMatch(it -> it.kind() == kind && it.runsAt(now));
    }

    public DialogueInfo with(List<LegalWindow> others) {
        return new DialogueInfo(
                slug, names, runBy, langs, zone, opens, closes, state, others, emergencies, demo);
    }

    public DialogueInfo withState(State other) {
        return new DialogueInfo(
                slug, names, runBy, langs, zone, opens, closes, other, windows, emergencies, demo);
    }

    public DialogueInfo withEmergencies(List<Emergency> others) {
        return new DialogueInfo(
                slug, names, runBy, langs, zone, opens, closes, state, windows, others, demo);
    }

    private static String inLanguage(Map<Lang, String> texts, Lang lang) {
        String text = texts.get(lang);
        if (text == null) {
            throw new IllegalArgumentException("not a language of this dialogue: " + lang.code());
        }
        return text;
    }
}
