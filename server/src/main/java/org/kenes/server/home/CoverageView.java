package org.kenes.server.home;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Piece;

import java.util.List;

/// What was not reached, and what was. Empty before the first cut.
///
/// @param missed how much was not reached; each leads to its figure
/// @param regions regions of the register in which nothing took place
/// @param audiences audiences that no event was for
/// @param languages of the dialogue in which no event was held
/// @param gaps audiences that were reached in some regions only, with those where they were not
/// @param map events that took place by region
/// @param checked what the back-checks allow to say
/// @param oneSided regions where only organisers of one position, or of none, held anything
/// @param districts how many settlements of each were not reached
public record CoverageView(
        List<Piece.Number> missed,
        @Nullable List<String> regions,
        @Nullable List<String> audiences,
        @Nullable List<String> languages,
        List<Gap> gaps,
        Piece.@Nullable Source byBoth,
        Piece.@Nullable Tiles map,
        Piece.@Nullable Source byRegion,
        Piece.@Nullable Source byAudience,
        Piece.@Nullable Source byLanguage,
        String checked,
        List<String> oneSided,
        Piece.@Nullable Source bySide,
        List<District> districts,
        Piece.@Nullable Source byDistrict) {

    public record Gap(String audience, List<String> regions) {}

    public record District(String name, long n) {}
}
