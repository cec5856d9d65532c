package org.kenes.dataset.annex.reading;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.chance.Seed;
import org.kenes.opinion.chance.Winners;
import org.kenes.opinion.json.JsonText;
import org.kenes.opinion.text.Stems;
import org.kenes.opinion.theme.Arguments;
import org.kenes.opinion.theme.Passages;
import org.kenes.opinion.theme.Themes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;

/// What to read on one provision.
final class PlaceReading {
    private static final List<String> SIDES = List.of("oppose", "partly", "support");

    private final String wid;
    private final Place place;
    private final Seed seed;
    private final Map<String, String> themeOf = new HashMap<>();

    PlaceReading(String wid, Place place, Seed seed) {
        this.wid = wid;
        this.place = place;
        this.seed = seed;
    }

    Map<String, @Nullable Object> object() {
        List<Object> themes = new ArrayList<>();
        place.looked.forEach((lang, won) -> themes.addAll(themes(lang, won)));
        return JsonText.object(
                "wid", wid,
                "texts", counts(place.texts),
                "once", counts(place.once),
                "themes", themes,
                "passages", passages(),
                "arguments", arguments());
    }

    /// Where one side is small, the others would tell it.
    private static Map<String, @Nullable Object> counts(SortedMap<String, Long> all) {
        boolean hidden =
                SIDES.stream()
                        .mapToLong(it -> all.getOrDefault(it, 0L))
                        .anyMatch(n -> n > 0 && n < Reading.LEAST);
        Map<String, @Nullable Object> counts = JsonText.object();
        SIDES.forEach(it -> counts.put(it, hidden ? null : all.getOrDefault(it, 0L)));
        return counts;
    }

    /// Ten copies of one text do not make a side of ten.
    private boolean shown(String stance) {
        return place.once(stance) >= Reading.LEAST;
    }

    private List<Object> themes(String lang, Winners<Voice> won) {
        SortedMap<String, List<String>> stems = new TreeMap<>();
        Map<String, Voice> voices = new HashMap<>();
        for (Winners.Ticket<Voice> ticket : won.inOrder()) {
            Voice voice = ticket.item();
            voices.put(voice.id(), voice);
            stems.put(voice.id(), Stems.of(voice.text(), Vocabulary.language(lang)));
        }
        List<Object> found = new ArrayList<>();
        int number = 0;
        for (Themes.Theme theme : Themes.find(stems, seed)) {
            String id = (wid.isEmpty() ? "whole" : wid) + "." + lang + "." + ++number;
            theme.members().forEach(member -> themeOf.put(member, id));
            if (theme.members().size() >= Reading.LEAST) {
                List<Voice> members =
                        won.inOrder().stream()
                                .map(Winners.Ticket::item)
                                .filter(voice -> theme.members().contains(voice.id()))
                                .toList();
                found.add(theme(id, lang, theme, members, stems.size()));
            }
        }
        return found;
    }

    /// @param members in the order of the draw
    private Map<String, @Nullable Object> theme(
            String id, String lang, Themes.Theme theme, List<Voice> members, int of) {
        return JsonText.object(
                "id", id,
                "lang", lang,
                "phrases", theme.phrases(),
                "collapsed", members.size(),
                "all", members.stream().mapToLong(Voice::copies).sum(),
                "of", of,
                "stance", spread(members, Voice::stance),
                "region", spread(members, Voice::region),
                "audience", spread(members, Voice::audience),
                "drawn", exampleOfEachSide(members));
    }

    /// How many members each value has, where all of them can be told.
    private static Map<String, @Nullable Object> spread(
            List<Voice> members, Function<Voice, String> value) {
        SortedMap<String, Long> counts = new TreeMap<>();
        members.forEach(voice -> counts.merge(value.apply(voice), 1L, Long::sum));
        return Spread.of(counts, Reading.LEAST);
    }

    /// The first of the draw on each side that has ten texts on this provision.
    private List<Object> exampleOfEachSide(List<Voice> members) {
        List<Object> found = new ArrayList<>();
        for (String side : SIDES) {
            members.stream()
                    .filter(voice ->
                            voice.stance().equals(side)
                                    && shown(side)
                                    && Passages.fits(voice.text()))
                    .findFirst()
                    .ifPresent(voice ->
                            found.add(
                                    JsonText.object(
                                            "idx", voice.id(),
                                            "stance", side,
                                            "text", voice.text())));
        }
        return found;
    }

    /// As many of each side as of the others, per language; sides with fewer than ten texts are not
    /// on the list.
    private Map<String, @Nullable Object> passages() {
        List<String> sides = SIDES.stream().filter(this::shown).toList();
        LongStream eligible = LongStream.empty();
        for (String side : sides) {
            eligible =
                    LongStream.concat(
                            eligible, place.eligible.getOrDefault(side, new Numbers()).stream());
        }
        List<String> list = eligible.sorted().mapToObj(Long::toString).toList();
        List<Object> drawn = new ArrayList<>();
        for (String lang : place.looked.keySet()) {
            int equal = Place.PASSAGES;
            List<List<Winners.Ticket<Voice>>> won = new ArrayList<>();
            for (String side : sides) {
                Winners<Voice> winners = place.passages.get(new Place.Stratum(lang, side));
                if (winners != null) {
                    won.add(winners.inOrder());
                    equal = Math.min(equal, winners.inOrder().size());
                }
            }
            for (List<Winners.Ticket<Voice>> side : won) {
                side.subList(0, equal).forEach(ticket -> drawn.add(passage(ticket)));
            }
        }
        return JsonText.object(
                "eligible", list.size(), "list", Passages.hash(list), "drawn", drawn);
    }

    private static Map<String, @Nullable Object> passage(Winners.Ticket<Voice> ticket) {
        Voice voice = ticket.item();
        return JsonText.object(
                "idx", voice.id(),
                "stance", voice.stance(),
                "lang", voice.lang(),
                "ticket", ticket.hash(),
                "text", voice.text());
    }

    /// Each side against the other, by the same rule; null for a side with fewer than ten texts.
    /// Where a text belongs to no theme, its family is its theme.
    private Map<String, @Nullable Object> arguments() {
        Map<String, @Nullable Object> sides = JsonText.object();
        for (String stance : List.of("oppose", "support")) {
            List<Arguments.Opinion> opinions =
                    place.candidates(stance).values().stream().map(this::opinion).toList();
            sides.put(
                    stance,
                    shown(stance)
                            ? Arguments.strongest(opinions, seed).stream()
                                    .<Object>map(PlaceReading::argument)
                                    .toList()
                            : null);
        }
        return sides;
    }

    private Arguments.Opinion opinion(Voice voice) {
        String family = Long.toString(voice.family());
        return new Arguments.Opinion(
                voice.id(),
                voice.text(),
                themeOf.getOrDefault(voice.id(), family),
                family,
                1,
                voice.endorsedByOthers(),
                voice.endorsed());
    }

    private static Map<String, @Nullable Object> argument(Arguments.Opinion opinion) {
        return JsonText.object("idx", opinion.id(), "text", opinion.text());
    }
}
