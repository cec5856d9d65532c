package org.kenes.report.annex;

import java.util.List;
import java.util.SortedMap;

/// Something that the record is full of and the text does not mention.
///
/// @param kind `provision`, `position`, `counting`, `dispositions`, `settlements`, `audiences`,
///   `campaigns`, `backchecks` or `registered`
/// @param subject wId, figure, or empty
/// @param stances positions, for `position`
/// @param numbers what a sentence about it needs, exact
public record Omission(
        String kind, String subject, List<String> stances, SortedMap<String, Long> numbers) {}
