package org.kenes.server.shell;

import org.kenes.lawtext.diff.Diff;
import org.kenes.lawtext.layout.Layout;
import org.kenes.server.account.SignedIn;
import org.kenes.server.home.FrontView;
import org.kenes.server.home.ImprintView;
import org.kenes.server.record.log.VerifyView;
import org.kenes.server.record.receipt.NewReceiptView;
import org.kenes.server.record.receipt.ReceiptFormView;
import org.kenes.server.record.receipt.ReceiptView;
import org.kenes.server.record.slip.DeviceSlips;
import org.kenes.server.record.slip.SlipView;
import org.kenes.server.record.slip.Slips;
import org.kenes.server.release.FigureListView;
import org.kenes.server.release.FigureView;
import org.kenes.server.release.Recounts;
import org.kenes.server.release.ReleaseListView;
import org.kenes.server.release.ReleaseView;
import org.kenes.server.shell.door.AskAgainView;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.state.CutStamp;
import org.kenes.server.shell.state.DialogueInfo;
import org.kenes.server.text.compare.CompareView;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One example of every page and of its states, about an invented law. A reader who wants to see
/// what a template can show looks here.
final class Examples {
    static final Instant NOW = Instant.parse("2026-03-12T09:05:00Z");
    static final CutStamp CUT = new CutStamp(41, Instant.parse("2026-03-12T09:00:00Z"));
    static final DialogueInfo DIALOGUE =
            new DialogueInfo(
                    "water",
                    Map.of(
                            Lang.KK, "«Су туралы» заңның жобасы",
                            Lang.RU, "Проект закона «О воде»",
                            Lang.EN, "Draft law “On Water”"),
                    Map.of(
                            Lang.KK, "Су министрлігі (ойдан шығарылған)",
                            Lang.RU, "Министерство воды (вымышленное)",
                            Lang.EN, "Ministry of Water (fictional)"),
                    List.of(Lang.KK, Lang.RU, Lang.EN),
                    ZoneId.of("Asia/Almaty"),
                    Instant.parse("2026-02-10T00:00:00Z"),
                    Instant.parse("2026-04-10T18:59:59Z"),
                    DialogueInfo.State.OPEN,
                    List.of(),
                    List.of(),
                    true);

    /// @param name of the file in the gallery
    record Example(String name, String template, Object view, String title, String path) {}

    private static final QrCode QR =
            QrCode.ofAddress("https://kenes.example/kk/receipt/7CV7T-VDQQH");
    private static final String KEY =
            "kenes.example/testlog+6da36add+AY7e68bFAWLHYYbeaQlw8vzRXRKghd6tBfih6Jy/Kzms";

    private Examples() {}

    static List<Example> all(Page p) {
        Map<String, Object> explained = new LinkedHashMap<>();
        List<Example> examples = new ArrayList<>();
        examples.add(page(p, "front", "home/front.jte", front(p), "", p.dialogue().name(p.lang())));
        examples.add(
                page(
                        p,
                        "front-empty",
                        "home/front.jte",
                        FrontView.withoutNumbers(),
                        "",
                        p.dialogue().name(p.lang())));
        examples.add(page(p, "about", "home/about.jte", "", "about", p.text("home.about.title")));
        examples.add(page(p, "help", "home/help.jte", "", "help", p.text("home.help.title")));
        examples.add(
                page(
                        p,
                        "imprint",
                        "home/imprint.jte",
                        new ImprintView(
                                List.of(
                                        new ImprintView.Line(
                                                p.text("home.imprint.publisher"),
                                                p.dialogue().runBy(p.lang())),
                                        new ImprintView.Line(p.text("home.imprint.paid-by"), ""))),
                        "imprint",
                        p.text("home.imprint.title")));
        explained.put("method", new org.kenes.server.home.ExplainedView("method", 8, true));
        explained.put("privacy", new org.kenes.server.home.ExplainedView("privacy", 6, false));
        explained.put(
                "accessibility",
                new org.kenes.server.home.ExplainedView("accessibility", 4, false));
        explained.forEach((topic, view) ->
                examples.add(
                        page(
                                p,
                                topic,
                                "home/explained.jte",
                                view,
                                topic,
                                p.text("home." + topic + ".title"))));
        examples.add(
                page(
                        p,
                        "figures",
                        "release/figures.jte",
                        new FigureListView(
                                List.of(
                                        new FigureListView.Group(
                                                p.text("shell.submitted"),
                                                List.of(
                                                        new FigureListView.Entry(
                                                                "opinions.by-provision",
                                                                p.text("shell.submitted"),
                                                                p.text("home.method.1.text")))))),
                        "figures",
                        p.text("release.figures.title")));
        examples.add(
                page(
                        p,
                        "figures-empty",
                        "release/figures.jte",
                        new FigureListView(List.of()),
                        "figures",
                        p.text("release.figures.title")));
        examples.add(
                page(
                        p,
                        "figure",
                        "release/figure.jte",
                        figure(p),
                        "figures/opinions.by-provision",
                        p.text("shell.submitted")));
        examples.add(
                page(
                        p,
                        "releases",
                        "release/releases.jte",
                        new ReleaseListView(
                                List.of(new ReleaseListView.Entry("march", "Keñes 41", NOW, CUT))),
                        "releases",
                        p.text("release.list.title")));
        examples.add(
                page(
                        p,
                        "release",
                        "release/release.jte",
                        new ReleaseView(
                                p.dialogue().name(p.lang()),
                                NOW,
                                CUT,
                                List.of(),
                                "#",
                                "#",
                                58,
                                2,
                                List.of(
                                        new ReleaseView.File(
                                                "data/opinions.parquet",
                                                "#",
                                                p.text("shell.submitted"),
                                                1_234_567,
                                                "9f86d081884c7d659a2feaa0c55ad015"
                                                        + "a3bf4f1b2b0b822cd15d6c15b0f00a08")),
                                null,
                                List.of(
                                        new Recounts.Recount(
                                                "university.example/recount",
                                                true,
                                                LocalDate.of(2026, 3, 20),
                                                "university.example/recount+5f4c1a2b+AQ",
                                                "kenes/recount/v1\nwater.example/log\n")),
                                List.of(),
                                "./kenes verify https://water.example/releases/march"),
                        "releases/march",
                        p.dialogue().name(p.lang())));
        examples.add(
                page(
                        p,
                        "verify",
                        "record/verify.jte",
                        new VerifyView(
                                new VerifyView.Checkpoint(
                                        41_207,
                                        "qZ3xT2vYc1m0dWn8bJk5LxPz7uRfEoGh4sVtAaQbCcI=",
                                        "water.example/log\n41207\n"
                                                + "qZ3xT2vYc1m0dWn8bJk5LxPz7uRfEoGh4sVtAaQbCcI=\n\n"
                                                + "— water.example/log 5Kq0example\n"),
                                "water.example/log+1a2b3c4d+AZ8s0example",
                                List.of(
                                        new VerifyView.Witness("Aral Observatory", NOW),
                                        new VerifyView.Witness("Balkhash Library", null)),
                                "./kenes verify https://water.example"),
                        "verify",
                        p.text("release.verify.title")));
        receipts(p, examples);
        texts(p, examples);
        return examples;
    }

    private static CompareView.Side side(List<Diff.Segment> words) {
        String text = String.join("", words.stream().map(Diff.Segment::text).toList());
        var piece = new org.kenes.lawtext.diff.Piece("art_12", "1", text);
        return new CompareView.Side("1.", Layout.of(piece, words), false);
    }

    private static void texts(Page p, List<Example> examples) {
        String before = p.formats().date(LocalDate.of(2026, 2, 10));
        String after = p.formats().date(LocalDate.of(2026, 3, 1));
        var kept = new Diff.Segment(Diff.Kind.KEPT, p.text("home.way.ask.what"));
        var deleted = new Diff.Segment(Diff.Kind.DELETED, " " + p.text("text.compare.deleted"));
        var inserted = new Diff.Segment(Diff.Kind.INSERTED, " " + p.text("text.compare.inserted"));
        var old = side(List.of(kept, deleted));
        var now = side(List.of(kept, inserted));
        var edited = List.of(p.text("text.change.edited"), p.text("text.change.renumbered"));
        var provision =
                new CompareView.Provision(
                        "art_12",
                        p.text("home.help.title"),
                        p.text("home.about.title"),
                        edited,
                        List.of(),
                        "art_12",
                        List.of(
                                new CompareView.Line("art_5__para_1", old, now),
                                new CompareView.Line("art_5__para_2", null, now),
                                new CompareView.Line(null, old, null)));
        var result =
                new CompareView.Result(
                        before,
                        after,
                        List.of(p.text("text.compare.unconfirmed")),
                        List.of(new CompareView.Changed("art_12", provision.title(), edited)),
                        List.of(
                                new CompareView.Fact(
                                        p.text("text.figure.rewritten-new"),
                                        p.formats().percent(new BigDecimal("0.026")),
                                        p.text("text.figure.rewritten-new.what"))),
                        List.of(new CompareView.Stretch(null, List.of(provision))));
        var versions =
                List.of(
                        new CompareView.Version("draft-1", before),
                        new CompareView.Version("draft-2", after));
        String title = p.text("text.compare.title");
        examples.add(
                page(
                        p,
                        "compare",
                        "text/compare.jte",
                        new CompareView(
                                versions, "draft-1", "draft-2", p.lang().code(), false, result),
                        "text/compare",
                        title));
        examples.add(
                page(
                        p,
                        "compare-one",
                        "text/compare.jte",
                        new CompareView(
                                versions.subList(0, 1),
                                "draft-1",
                                "draft-1",
                                p.lang().code(),
                                false,
                                null),
                        "text/compare",
                        title));
    }

    private static void receipts(Page p, List<Example> examples) {
        var errors =
                List.of(
                        new Refusal.FieldError(
                                "code", "wrong-form", p.text("record.form.code.hint")));
        examples.add(
                page(
                        p,
                        "find",
                        "record/find.jte",
                        new ReceiptFormView("", List.of(), KEY, KEY),
                        "receipt",
                        p.text("record.form.title")));
        examples.add(
                page(
                        p,
                        "find-wrong",
                        "record/find.jte",
                        new ReceiptFormView("7CV7", errors, KEY, KEY),
                        "receipt",
                        p.text("record.form.title")));
        examples.add(
                page(
                        p,
                        "receipt",
                        "record/receipt.jte",
                        new ReceiptView(
                                "7CV7T-VDQQH",
                                "opinion",
                                LocalDate.of(2026, 3, 11),
                                new ReceiptView.State.Counted(41_207, 41),
                                7,
                                9,
                                p.link("c/7CV7T-VDQQH"),
                                new ReceiptView.Proof(
                                        41_206,
                                        "9f86d081884c7d659a2feaa0c55ad015"
                                                + "a3bf4f1b2b0b822cd15d6c15b0f00a08",
                                        41_300,
                                        p.link("receipt/7CV7T-VDQQH.tlog-proof"),
                                        p.link("receipt/7CV7T-VDQQH.qr.svg"),
                                        "./kenes log check 7CV7T-VDQQH.tlog-proof"),
                                QR,
                                List.of(
                                        new ReceiptView.Figure(
                                                p.text("term.stance.support"),
                                                p.link("figures/opinions.support"))),
                                new ReceiptView.Withdrawal(
                                        LocalDate.of(2026, 3, 25),
                                        "kenes.example/log",
                                        "v9R6AbeIZMCCGpZgKeQ+x8B7O6ShhP+PFIIuPSaqogA=",
                                        List.of(
                                                new Refusal.FieldError(
                                                        "secret",
                                                        "other",
                                                        p.text("record.withdraw.secret.other"))))),
                        "receipt/7CV7T-VDQQH",
                        p.text("record.title", "code", "7CV7T-VDQQH")));
        examples.add(
                page(
                        p,
                        "receipt-overdue",
                        "record/receipt.jte",
                        new ReceiptView(
                                "7CV7T-VDQQH",
                                "question",
                                LocalDate.of(2026, 3, 11),
                                new ReceiptView.State.Overdue(),
                                0,
                                0,
                                null,
                                null,
                                QR,
                                List.of(),
                                null),
                        "receipt/7CV7T-VDQQH",
                        p.text("record.title", "code", "7CV7T-VDQQH")));
        examples.add(
                page(
                        p,
                        "new",
                        "record/new.jte",
                        new NewReceiptView(
                                "7CV7T-VDQQH",
                                "k3Yx0Zq8mB7nV2cL5dJ9wR4tG6hF1sPaQeUiOyTzXbM",
                                p.text("term.stance.support"),
                                LocalDate.of(2026, 3, 12),
                                QR,
                                p.text("record.new.soon", "n", 60),
                                "#",
                                p.link("text/art_12"),
                                p.text("shell.section.text")),
                        "receipt",
                        p.text("record.new.title")));
        Slips.Book book = new Slips.Book("org-001-0001", "org-001", "KZ-19", true, 50, 31, 2);
        examples.add(
                page(
                        p,
                        "slip",
                        "record/slip.jte",
                        new SlipView.Where(
                                new Slips.Slip("7CV7-TVDQ-QH3M", book.book(), "recorded", 41_206L)),
                        "slip/7CV7-TVDQ-QH3M",
                        p.text("record.slip.title")));
        examples.add(
                page(
                        p,
                        "staff-slips",
                        "record/staff-slips.jte",
                        new SlipView.Workbench(
                                List.of(book),
                                null,
                                "",
                                "KZ19",
                                "",
                                "7CV7-TVDQ-QH3M",
                                List.of(
                                        new Refusal.FieldError(
                                                "region",
                                                "region",
                                                p.text("record.slips.region.bad"))),
                                new SignedIn.Token("_csrf", "x")),
                        "staff/slips",
                        p.text("record.slips.title")));
        examples.add(
                page(
                        p,
                        "slip-book",
                        "record/slip-book.jte",
                        new SlipView.Printed(
                                book, List.of(new SlipView.Half("7CV7-TVDQ-QH3M", QR))),
                        "staff/slips/org-001-0001",
                        p.text("record.slips.title")));
        examples.add(
                page(
                        p,
                        "staff-devices",
                        "record/staff-devices.jte",
                        new SlipView.Devices(
                                List.of(
                                        new DeviceSlips.Device(
                                                "dev-0042", "org-001", "", null, 41, 2, 0, 1, 3),
                                        new DeviceSlips.Device(
                                                "dev-0043",
                                                "org-001",
                                                "",
                                                LocalDate.of(2031, 3, 1),
                                                7,
                                                0,
                                                0,
                                                0,
                                                0)),
                                null,
                                "org-001",
                                "dev-0044",
                                "scribble",
                                List.of(
                                        new Refusal.FieldError(
                                                "vkey", "key", p.text("record.devices.key.bad"))),
                                new SignedIn.Token("_csrf", "x")),
                        "staff/slips/devices",
                        p.text("record.devices.title")));
        for (Problem problem : List.of(Problem.NOT_FOUND, Problem.BUSY, Problem.INVALID)) {
            Refusal refusal = Refusal.of(problem);
            if (problem == Problem.BUSY) {
                refusal =
                        refusal.withRetryAfter(Duration.ofSeconds(7))
                                .withTyped(Map.of("reason", List.of(p.text("home.way.ask.what"))));
            }
            if (problem == Problem.INVALID) {
                refusal = Refusal.invalid(errors);
            }
            examples.add(
                    page(
                            p,
                            "problem-" + problem.code(),
                            "shell/problem.jte",
                            new ProblemView(refusal, problem == Problem.BUSY ? p.link("ask") : ""),
                            "nowhere",
                            p.text("shell.problem." + problem.code() + ".title")));
        }
        examples.add(
                page(
                        p,
                        "ask-again",
                        "shell/ask-again.jte",
                        new AskAgainView(
                                p.link("ask"),
                                Map.of("text", List.of("?"), "confirmed", List.of("1.0"))),
                        "ask",
                        p.text("shell.ask.title")));
        examples.add(
                page(
                        p,
                        "pieces",
                        "shell/pieces.jte",
                        new PiecesView(stances(p), bars(p)),
                        "pieces",
                        "Pieces"));
    }

    private static Example page(
            Page p, String name, String template, Object view, String path, String title) {
        return new Example(name, template, view, title, "/" + path);
    }

    static Piece.Stances stances(Page p) {
        return new Piece.Stances(
                p.text("shell.submitted"),
                Piece.Count.of(4_118),
                Piece.Count.of(1_204),
                Piece.Count.of(2_931),
                new Piece.Source("opinions.by-provision", CUT, true));
    }

    static Piece.Bars bars(Page p) {
        return new Piece.Bars(
                p.text("home.map.caption"),
                p.text("home.map.region"),
                p.text("home.map.held"),
                List.of(
                        new Piece.Bar("KZ-10", "#", Piece.Count.of(48)),
                        new Piece.Bar("KZ-11", null, Piece.Count.of(12)),
                        new Piece.Bar("KZ-15", null, Piece.Count.fewerThan(10))),
                new Piece.Source("events.by-region", CUT, false));
    }

    private static FrontView front(Page p) {
        List<Piece.Tile> tiles = new ArrayList<>();
        String column = p.lang().code();
        var labels = new LinkedHashMap<String, String>();
        for (var row : org.kenes.testkit.SharedData.csv("experience/tiles-kz.csv")) {
            labels.put(row.get("iso3166_2"), row.get("short_" + column));
        }
        int n = 0;
        for (var row : org.kenes.testkit.SharedData.csv("field/places/kz-regions.csv")) {
            String place = row.get("iso3166_2");
            n++;
            tiles.add(
                    new Piece.Tile(
                            place,
                            labels.getOrDefault(place, place),
                            row.getOrDefault("name_" + column, place),
                            Integer.parseInt(row.getOrDefault("tile_col", "1")),
                            1 + Integer.parseInt(row.getOrDefault("tile_row", "0")),
                            p.link("figures/events.by-region?row=" + place),
                            Piece.Count.of(n * 37L % 61)));
        }
        tiles.sort((a, b) -> p.formats().collation().compare(a.name(), b.name()));
        return new FrontView(
                List.of(
                        number(p, 41_207, p.text("shell.submitted"), "opinions.total", true),
                        number(
                                p,
                                1_286,
                                p.text("shell.section.questions"),
                                "questions.total",
                                false),
                        number(p, 612, p.text("home.map.held"), "events.held", false),
                        new Piece.Number(
                                Piece.Count.fewerThan(10),
                                p.text("term.decision.accepted"),
                                null,
                                new Piece.Source("proposals.accepted", CUT, false))),
                new Piece.Tiles(
                        p.text("home.map.caption"),
                        p.text("home.map.region"),
                        p.text("home.map.held"),
                        tiles,
                        new Piece.Source("events.by-region", CUT, false)),
                new FrontView.Latest("march", p.dialogue().name(p.lang()), p.formats().date(NOW)));
    }

    private static Piece.Number number(
            Page p, long value, String label, String figure, boolean ofPositions) {
        return new Piece.Number(
                Piece.Count.of(value), label, null, new Piece.Source(figure, CUT, ofPositions));
    }

    private static FigureView figure(Page p) {
        var columns =
                List.of(
                        new FigureView.Column(p.text("shell.position"), false),
                        new FigureView.Column(p.text("shell.submitted"), true),
                        new FigureView.Column(p.text("shell.share"), true));
        var rows =
                List.of(
                        row(p, "support", Piece.Count.of(4_118), new BigDecimal("0.499")),
                        row(p, "partly", Piece.Count.of(1_204), new BigDecimal("0.146")),
                        row(p, "oppose", Piece.Count.fewerThan(10), null));
        return new FigureView(
                "opinions.by-provision",
                p.text("shell.submitted"),
                p.text("home.method.1.text"),
                List.of(p.text("term.opinion.submitted")),
                List.of(p.text("term.stance.neutral"), p.text("term.withdrawn")),
                p.text("term.contribution"),
                p.text("term.opinion.submitted"),
                true,
                CUT,
                List.of(new FigureView.Table("opinions", "#")),
                "SELECT provision, stance, COUNT(*) AS n\nFROM opinions\nGROUP BY provision, stance"
                        + "\nORDER BY provision, stance",
                List.of(
                        new FigureView.View("all", p.text("home.method.5.text"), columns, rows),
                        new FigureView.View(
                                "collapsed", p.text("home.method.7.text"), columns, rows)),
                10,
                List.of(new FigureView.Download("CSV", "#")),
                "./kenes verify https://water.example/releases/march",
                List.of(CUT, new CutStamp(40, Instant.parse("2026-03-11T09:00:00Z"))),
                null,
                false,
                new FigureView.Proof(812L, "9f86d081", "884c7d65", "K3q=", 69_200, "a3bf4f1b"),
                null,
                List.of(
                        new FigureView.Told(
                                "march",
                                p.dialogue().name(p.lang()),
                                NOW,
                                new FigureView.Cell.Counted(Piece.Count.of(4_118)))));
    }

    private static FigureView.Row row(Page p, String stance, Piece.Count count, BigDecimal share) {
        return new FigureView.Row(
                p.text("term.stance." + stance),
                null,
                List.of(new FigureView.Cell.Counted(count), new FigureView.Cell.Share(share)));
    }
}
