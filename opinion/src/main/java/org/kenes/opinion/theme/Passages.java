package org.kenes.opinion.theme;

import org.kenes.opinion.chance.Lottery;
import org.kenes.opinion.chance.Seed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Verbatim passages drawn by lottery from a published list, the same number for each stance and
/// language.
///
/// @param list SHA-256 of the eligible ids, ascending, one per line
/// @param seed of the draw, printed beside the passages
public record Passages(String list, Seed seed, List<Candidate> drawn) {
    private static final int SHORTEST = 40;
    private static final int LONGEST = 400;

    public Passages {
        drawn = List.copyOf(drawn);
    }

    /// @param text as recorded
    /// @param showable moderated as showable, consented, and not from a cell that is held back
    public record Candidate(
            String id, String text, String stance, String language, boolean showable) {
        boolean eligible() {
            return showable && fits(text);
        }
    }

    /// Whether a text has the length of a passage: 40 to 400 characters.
    public static boolean fits(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= SHORTEST && length <= LONGEST;
    }

    /// @param each how many per stance and language; where one has fewer, all are reduced to its
    ///   number within the language
    public static Passages draw(Collection<Candidate> candidates, Seed seed, int each) {
        SortedMap<String, Candidate> eligible =
                candidates.stream()
                        .filter(Candidate::eligible)
                        .collect(
                                Collectors.toMap(
                                        Candidate::id,
                                        Function.identity(),
                                        (a, b) -> a,
                                        TreeMap::new));
        Map<String, SortedMap<String, List<Candidate>>> strata = new TreeMap<>();
        for (String id : new Lottery(seed).order(List.copyOf(eligible.keySet()))) {
            Candidate candidate = eligible.get(id);
            if (candidate != null) {
                strata.computeIfAbsent(candidate.language, _ -> new TreeMap<>())
                        .computeIfAbsent(candidate.stance, _ -> new ArrayList<>())
                        .add(candidate);
            }
        }
        List<Candidate> drawn = new ArrayList<>();
        for (SortedMap<String, List<Candidate>> byStance : strata.values()) {
            int equal =
                    Math.min(each, byStance.values().stream().mapToInt(List::size).min().orElse(0));
            byStance.values().forEach(list -> drawn.addAll(list.subList(0, equal)));
        }
        return new Passages(hash(eligible.keySet()), seed, drawn);
    }

    /// SHA-256 of a list of eligible ids, one per line.
    public static String hash(Iterable<String> ids) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String id : ids) {
                digest.update((id + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
