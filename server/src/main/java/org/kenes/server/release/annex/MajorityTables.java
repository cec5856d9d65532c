package org.kenes.server.release.annex;

import org.jspecify.annotations.Nullable;
import org.kenes.server.release.RowOrder;
import org.kenes.server.release.annex.OpinionView.Counted;
import org.kenes.server.shell.Page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Majorities and campaigns: every count as sent, and with each text once.
final class MajorityTables {
    private static final String ALL = "*";
    private static final List<String> VIEWS = List.of("all", "collapsed", "verified");

    private MajorityTables() {}

    static OpinionView.Majorities majorities(Page page, AnnexFiles.Newest newest) {
        List<OpinionView.Majority> on =
                newest.file("majorities.json").objects("on").stream()
                        .sorted((a, b) -> RowOrder.compare(a.text("wid"), b.text("wid")))
                        .map(it -> majority(page, newest, it))
                        .toList();
        return new OpinionView.Majorities(newest.stamp(), on, newest.address("majorities.json"));
    }

    private static OpinionView.Majority majority(Page page, AnnexFiles.Newest newest, Found it) {
        List<Counted> views = new ArrayList<>();
        if (it.has("views")) {
            VIEWS.forEach(view -> views.add(counted(it.object("views"), view)));
        }
        List<OpinionView.Carrier> carriers =
                it.objects("carriers").stream()
                        .map(carrier ->
                                new OpinionView.Carrier(
                                        carrier.text("kind"),
                                        Names.name(
                                                page,
                                                newest,
                                                carrier.text("kind"),
                                                carrier.text("source")),
                                        carrier.number("size"),
                                        carrier.number("falseOnes")))
                        .toList();
        return new OpinionView.Majority(
                Names.provision(page, newest, it.text("wid")),
                it.text("answer"),
                it.text("leads"),
                views,
                largest(page, newest, it.object("views").object("all")),
                carriers);
    }

    /// The channel that most opinions came through.
    private static @Nullable String largest(Page page, AnnexFiles.Newest newest, Found all) {
        Found channels = all.object("sources").object("channel");
        Found largest = channels.object("largest");
        return largest.has("n")
                ? page.text(
                        "release.majorities.largest",
                        "source",
                        Names.name(page, newest, "channel", largest.text("source")),
                        "k",
                        page.number(largest.number("n")),
                        "n",
                        page.number(all.number("n")),
                        "distinct",
                        page.number(channels.number("distinct")))
                : null;
    }

    private static Counted counted(Found views, String view) {
        Found it = views.object(view);
        return new Counted(
                view,
                it.has("n"),
                it.number("support"),
                it.number("partly"),
                it.number("oppose"),
                maybe(it, "added"),
                maybe(it, "removed"),
                maybe(it, "switched"));
    }

    private static @Nullable Long maybe(Found it, String name) {
        return it.has(name) ? Long.valueOf(it.number(name)) : null;
    }

    static OpinionView.Campaigns campaigns(Page page, AnnexFiles.Newest newest) {
        Found file = newest.file("campaigns.json");
        Found views =
                newest.file("majorities.json").objects("on").stream()
                        .filter(it -> it.text("wid").equals(ALL))
                        .findFirst()
                        .orElse(Found.of(null))
                        .object("views");
        long opinions = file.number("opinions");
        return new OpinionView.Campaigns(
                newest.stamp(),
                opinions,
                views.has("all") ? counted(views, "all") : null,
                views.has("all") ? counted(views, "collapsed") : null,
                file.objects("campaigns").stream()
                        .map(it -> campaign(page, newest, it, opinions))
                        .toList(),
                newest.address("campaigns.json"));
    }

    private static OpinionView.Campaign campaign(
            Page page, AnnexFiles.Newest newest, Found it, long opinions) {
        long size = it.number("size");
        List<?> likeness = it.list("jaccard");
        return new OpinionView.Campaign(
                it.text("stance"),
                size,
                page.formats()
                        .percent(
                                BigDecimal.valueOf(size)
                                        .divide(
                                                BigDecimal.valueOf(Math.max(1, opinions)),
                                                6,
                                                RoundingMode.HALF_EVEN)),
                Names.count(it, "verified"),
                page.formats().date(LocalDate.parse(it.text("first"))),
                page.formats().date(LocalDate.parse(it.text("last"))),
                Names.count(it, "mostInADay"),
                Names.cells(page, newest, "channel", it.object("channels")),
                Names.cells(page, newest, "wid", it.object("provisions")),
                likeness.size() == 3
                        ? Names.decimals(page, Found.real(likeness.get(0)), 2)
                                + " – "
                                + Names.decimals(page, Found.real(likeness.get(2)), 2)
                        : "",
                it.text("text"));
    }
}
