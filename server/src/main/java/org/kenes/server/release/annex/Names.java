package org.kenes.server.release.annex;

import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece.Count;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// What the codes and numbers of the annex are in the reader's language.
final class Names {
    static final long LEAST = 10;

    private Names() {}

    /// @param wid `*` for everything together, empty for the whole text
    static OpinionView.About provision(Page page, AnnexFiles.Newest newest, String wid) {
        if (wid.isEmpty()) {
            return new OpinionView.About(
                    page.text("release.opinions.whole"), page.link("opinions/reading/whole"));
        }
        return new OpinionView.About(
                newest.names().name("wid", wid, page.lang().code()),
                newest.names()
                        .address(wid)
                        .map(eId -> page.link("opinions/reading/" + eId))
                        .orElse(null));
    }

    static Count count(Found object, String name) {
        return object.has(name) ? Count.of(object.number(name)) : Count.fewerThan(LEAST);
    }

    static List<OpinionView.Cell> cells(
            Page page, AnnexFiles.Newest newest, String dimension, Found parts) {
        List<OpinionView.Cell> cells = new ArrayList<>();
        parts.numbers()
                .forEach((value, n) ->
                        cells.add(
                                new OpinionView.Cell(
                                        name(page, newest, dimension, value),
                                        n == null ? Count.fewerThan(LEAST) : Count.of(n))));
        return cells;
    }

    static String name(Page page, AnnexFiles.Newest newest, String dimension, String value) {
        if (dimension.equals("stance")) {
            return page.text("term.stance." + (value.isEmpty() ? "neutral" : value));
        }
        if (dimension.equals("channel") && !value.isEmpty()) {
            return page.text("dialogue.channel." + value);
        }
        return dimension.equals("wid")
                ? provision(page, newest, value).name()
                : newest.names().name(dimension, value, page.lang().code());
    }

    static String decimals(Page page, double value, int digits) {
        return page.formats()
                .number(BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN));
    }
}
