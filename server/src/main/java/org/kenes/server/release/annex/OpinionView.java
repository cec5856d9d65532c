package org.kenes.server.release.annex;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Piece.Count;
import org.kenes.server.shell.state.CutStamp;

import java.util.List;

/// What the pages on opinions show: majorities, representation, words, reading and campaigns.
///
/// Wherever a number is not told, because fewer than ten contributions stand behind it, the [Count]
/// says so.
public sealed interface OpinionView {

    /// @param href where the provision is read; null for everything together
    record About(String name, @Nullable String href) implements OpinionView {}

    record Majorities(CutStamp cut, List<Majority> on, String file) implements OpinionView {}

    /// @param answer code: holds, fails, depends-on-counting, even, too-few
    /// @param leads support or oppose; empty where none leads
    /// @param largest which channel most opinions came through, in words; null where it is not told
    record Majority(
            About about,
            String answer,
            String leads,
            List<Counted> views,
            @Nullable String largest,
            List<Carrier> carriers)
            implements OpinionView {}

    /// @param view code of the way of counting
    /// @param added how many invented opinions of the other side would end the majority, as
    ///   `removed` supporters that never were and `switched` changes of mind; null where none leads
    record Counted(
            String view,
            boolean shown,
            long support,
            long partly,
            long oppose,
            @Nullable Long added,
            @Nullable Long removed,
            @Nullable Long switched)
            implements OpinionView {
        public long sum() {
            return support + partly + oppose;
        }
    }

    /// A source without which the majority is gone.
    ///
    /// @param falseOnes how many of its opinions would have to be false
    record Carrier(String kind, String source, long size, long falseOnes) implements OpinionView {}

    record Representation(
            CutStamp cut, @Nullable String dissimilarity, List<Region> regions, String file)
            implements OpinionView {}

    /// @param share of the opinions with a region, as `people` of the population; `…Width` are
    ///   lengths for SVG
    record Region(
            String name,
            Count opinions,
            String share,
            String people,
            String ratio,
            @Nullable String shareWidth,
            String peopleWidth)
            implements OpinionView {}

    record Words(CutStamp cut, List<Sides> sides, List<Apart> apart, String file)
            implements OpinionView {}

    /// @param reading all or collapsed
    record Sides(String lang, String reading, List<Word> support, List<Word> oppose)
            implements OpinionView {}

    record Word(String word, long texts, long others) implements OpinionView {}

    /// Words of one provision, region or audience against all others.
    record Apart(
            String dimension,
            About about,
            String lang,
            String reading,
            long texts,
            List<Word> words)
            implements OpinionView {}

    /// @param eligible texts among which was drawn
    /// @param list SHA-256 of their indices, one per line, ascending
    record Reading(
            CutStamp cut,
            About about,
            List<Argument> arguments,
            List<Theme> themes,
            List<Passage> passages,
            long eligible,
            String list,
            String seed,
            List<Apart> words,
            String file)
            implements OpinionView {}

    /// @param texts null for a side with fewer than ten opinions
    record Argument(String stance, @Nullable List<Passage> texts) implements OpinionView {}

    record Theme(
            String id,
            String lang,
            List<String> phrases,
            long all,
            long collapsed,
            long of,
            List<Part> parts,
            List<Passage> passages)
            implements OpinionView {}

    /// How the texts of a theme are spread: over positions, regions or audiences.
    record Part(String dimension, List<Cell> cells) implements OpinionView {}

    record Cell(String name, Count count) implements OpinionView {}

    /// @param ticket SHA-256 of seed and index; empty where it is not asked
    record Passage(String idx, String stance, String lang, String ticket, String text)
            implements OpinionView {}

    record Campaigns(
            CutStamp cut,
            long opinions,
            @Nullable Counted asSent,
            @Nullable Counted onceEach,
            List<Campaign> campaigns,
            String file)
            implements OpinionView {}

    record Campaign(
            String stance,
            long size,
            String share,
            Count verified,
            String first,
            String last,
            Count mostInADay,
            List<Cell> channels,
            List<Cell> provisions,
            String likeness,
            String text)
            implements OpinionView {}
}
