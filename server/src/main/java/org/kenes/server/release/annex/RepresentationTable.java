package org.kenes.server.release.annex;

import org.kenes.server.shell.Page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// How opinions are spread over the regions, beside where people live.
final class RepresentationTable {
    private RepresentationTable() {}

    static OpinionView.Representation of(Page page, AnnexFiles.Newest newest) {
        Found file = newest.file("representation.json");
        List<Found> regions = file.objects("categories");
        double most =
                regions.stream()
                        .mapToDouble(it -> Math.max(it.real("share"), it.real("population")))
                        .max()
                        .orElse(1);
        return new OpinionView.Representation(
                newest.stamp(),
                file.has("dissimilarity") ? percent(page, file.real("dissimilarity")) : null,
                regions.stream().map(it -> region(page, newest, it, most)).toList(),
                newest.address("representation.json"));
    }

    private static OpinionView.Region region(
            Page page, AnnexFiles.Newest newest, Found it, double most) {
        double lives = it.real("population");
        return new OpinionView.Region(
                newest.names().name("region", it.text("region"), page.lang().code()),
                Names.count(it, "opinions"),
                it.has("share") ? percent(page, it.real("share")) : "–",
                percent(page, lives),
                it.has("ratio") ? Names.decimals(page, it.real("ratio"), 2) : "–",
                it.has("share") ? width(it.real("share") / most) : null,
                width(lives / most));
    }

    private static String percent(Page page, double share) {
        return page.formats()
                .percent(BigDecimal.valueOf(share).setScale(6, RoundingMode.HALF_EVEN));
    }

    private static String width(double part) {
        return GroupMap.decimals(100 * part) + "%";
    }
}
