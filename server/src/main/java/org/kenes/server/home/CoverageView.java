package org.kenes.server.home;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Piece;

import java.util.List;

/// What was not reached, and what was. Empty before the first cut.
///
/// @param missed how much was not reached; each leads to its figure
/// @param regions regions of the register in which nothing took place
/// @param audiences audiences that no event was for
/// @param map events that took place by region
public record CoverageView(
        List<Piece.Number> missed,
        @Nullable List<String> regions,
        @Nullable List<String> audiences,
        Piece.@Nullable Tiles map,
        Piece.@Nullable Source byRegion,
        Piece.@Nullable Source byAudience) {}
