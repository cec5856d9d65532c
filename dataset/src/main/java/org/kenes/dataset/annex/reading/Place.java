package org.kenes.dataset.annex.reading;

import org.kenes.opinion.chance.Winners;
import org.kenes.opinion.theme.Arguments;
import org.kenes.opinion.theme.Passages;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is kept of the texts on one provision: how many there are, and those that won a lottery.
final class Place implements Serializable {
    private static final long serialVersionUID = 1;

    /// Themes are looked for in at most so many texts of a provision and language.
    static final int MOST_TEXTS = 400;

    static final int PASSAGES = 3;

    /// A language and a stance.
    record Stratum(String lang, String stance) implements Comparable<Stratum>, Serializable {
        @Override
        public int compareTo(Stratum other) {
            int byLang = lang.compareTo(other.lang);
            return byLang == 0 ? stance.compareTo(other.stance) : byLang;
        }
    }

    /// A text that may be among the strongest of its side, strongest first: as the rule of
    /// [Arguments] orders families that belong to no theme. How often a text was sent is no
    /// strength.
    private record Strong(Voice voice, String ticket) implements Comparable<Strong>, Serializable {
        private static final Comparator<Strong> ORDER =
                Comparator.comparingLong((Strong s) -> -s.voice.endorsedByOthers())
                        .thenComparingLong(s -> -s.voice.endorsed())
                        .thenComparing(s -> s.ticket);

        @Override
        public int compareTo(Strong other) {
            return ORDER.compare(this, other);
        }
    }

    /// All texts by stance.
    final SortedMap<String, Long> texts = new TreeMap<>();

    /// All texts by stance, copies once.
    final SortedMap<String, Long> once = new TreeMap<>();

    /// Texts that have the length of a passage, by stance, one of each family: whoever sends a text
    /// many times buys no tickets.
    final SortedMap<String, Numbers> eligible = new TreeMap<>();

    final SortedMap<Stratum, Winners<Voice>> passages = new TreeMap<>();

    /// One text of each family, by language.
    final SortedMap<String, Winners<Voice>> looked = new TreeMap<>();

    private final SortedMap<String, TreeSet<Strong>> strong = new TreeMap<>();

    void add(Voice voice, byte[] ticket) {
        texts.merge(voice.stance(), 1L, Long::sum);
        if (voice.first()) {
            once.merge(voice.stance(), 1L, Long::sum);
        }
        if (voice.first() && Passages.fits(voice.text())) {
            eligible.computeIfAbsent(voice.stance(), _ -> new Numbers()).add(voice.idx());
            passages.computeIfAbsent(
                            new Stratum(voice.lang(), voice.stance()), _ -> new Winners<>(PASSAGES))
                    .add(ticket, voice.id(), voice);
        }
        if (voice.first()) {
            looked.computeIfAbsent(voice.lang(), _ -> new Winners<>(MOST_TEXTS))
                    .add(ticket, voice.id(), voice);
            if (Arguments.longEnough(voice.text())) {
                Strong one = new Strong(voice, java.util.HexFormat.of().formatHex(ticket));
                keep(strong.computeIfAbsent(voice.stance(), _ -> new TreeSet<>()), one);
            }
        }
    }

    private static void keep(TreeSet<Strong> strongest, Strong one) {
        strongest.add(one);
        if (strongest.size() > Arguments.SHOWN) {
            strongest.pollLast();
        }
    }

    void merge(Place other) {
        other.texts.forEach((stance, n) -> texts.merge(stance, n, Long::sum));
        other.once.forEach((stance, n) -> once.merge(stance, n, Long::sum));
        other.eligible.forEach((stance, list) ->
                eligible.computeIfAbsent(stance, _ -> new Numbers()).addAll(list));
        other.passages.forEach((stratum, won) ->
                passages.computeIfAbsent(stratum, _ -> new Winners<>(PASSAGES)).merge(won));
        other.looked.forEach((lang, won) ->
                looked.computeIfAbsent(lang, _ -> new Winners<>(MOST_TEXTS)).merge(won));
        other.strong.forEach((stance, list) -> {
            TreeSet<Strong> own = strong.computeIfAbsent(stance, _ -> new TreeSet<>());
            list.forEach(one -> keep(own, one));
        });
    }

    /// Texts of one side that may be its strongest: those that were looked at, and the strongest of
    /// all others.
    Map<Long, Voice> candidates(String stance) {
        Map<Long, Voice> found = new TreeMap<>();
        looked.values().stream()
                .flatMap(won -> won.inOrder().stream())
                .map(Winners.Ticket::item)
                .filter(voice -> voice.stance().equals(stance))
                .forEach(voice -> found.put(voice.idx(), voice));
        strong.getOrDefault(stance, new TreeSet<>())
                .forEach(one -> found.put(one.voice.idx(), one.voice));
        return found;
    }

    /// How many texts of a stance there are, copies once.
    long once(String stance) {
        return once.getOrDefault(stance, 0L);
    }
}
