package org.kenes.server.release.annex;

import org.kenes.server.release.annex.OpinionView.Apart;
import org.kenes.server.release.annex.OpinionView.Passage;
import org.kenes.server.release.annex.OpinionView.Word;
import org.kenes.server.shell.Page;

import java.util.List;
import java.util.Optional;

/// Words, themes, passages and arguments of `reading.json`.
final class ReadingText {
    private static final String FILE = "reading.json";
    static final String WHOLE = "whole";
    private static final List<String> DIMENSIONS = List.of("stance", "region", "audience");

    private ReadingText() {}

    static OpinionView.Words words(Page page, AnnexFiles.Newest newest) {
        Found keyness = newest.file(FILE).object("keyness");
        List<OpinionView.Sides> sides =
                keyness.objects("stance").stream()
                        .map(it ->
                                new OpinionView.Sides(
                                        it.text("lang"),
                                        it.text("reading"),
                                        words(it.objects("support")),
                                        words(it.objects("oppose"))))
                        .toList();
        List<Apart> apart =
                keyness.objects("of").stream().map(it -> apart(page, newest, it)).toList();
        return new OpinionView.Words(newest.stamp(), sides, apart, newest.address(FILE));
    }

    private static List<Word> words(List<Found> words) {
        return words.stream()
                .map(it -> new Word(it.text("word"), it.number("count"), it.number("other")))
                .toList();
    }

    private static Apart apart(Page page, AnnexFiles.Newest newest, Found it) {
        String dimension = it.text("dimension");
        String value = it.text("value");
        return new Apart(
                dimension,
                dimension.equals("wid")
                        ? Names.provision(page, newest, value)
                        : new OpinionView.About(
                                newest.names().name(dimension, value, page.lang().code()), null),
                it.text("lang"),
                it.text("reading"),
                it.number("texts"),
                words(it.objects("words")));
    }

    /// Empty if nothing was said of that provision, or there is none.
    static Optional<OpinionView.Reading> of(Page page, AnnexFiles.Newest newest, String eId) {
        return newest.file(FILE).objects("provisions").stream()
                .filter(it ->
                        it.text("wid").isEmpty()
                                ? eId.equals(WHOLE)
                                : newest.names().address(it.text("wid")).orElse("").equals(eId))
                .findFirst()
                .map(it -> reading(page, newest, it));
    }

    private static OpinionView.Reading reading(Page page, AnnexFiles.Newest newest, Found it) {
        String wid = it.text("wid");
        Found passages = it.object("passages");
        return new OpinionView.Reading(
                newest.stamp(),
                new OpinionView.About(
                        Names.provision(page, newest, wid).name(),
                        newest.names()
                                .address(wid)
                                .map(eId -> page.link("text/" + eId))
                                .orElse(null)),
                List.of(argument(it, "support"), argument(it, "oppose")),
                it.objects("themes").stream().map(one -> theme(page, newest, one)).toList(),
                passages(passages.objects("drawn")),
                passages.number("eligible"),
                passages.text("list"),
                newest.file(FILE).text("seed"),
                newest.file(FILE).object("keyness").objects("of").stream()
                        .filter(one ->
                                one.text("dimension").equals("wid")
                                        && one.text("value").equals(wid))
                        .map(one -> apart(page, newest, one))
                        .toList(),
                newest.address(FILE));
    }

    private static OpinionView.Argument argument(Found provision, String stance) {
        Found sides = provision.object("arguments");
        return new OpinionView.Argument(
                stance, sides.has(stance) ? passages(sides.objects(stance)) : null);
    }

    private static List<Passage> passages(List<Found> passages) {
        return passages.stream()
                .map(it ->
                        new Passage(
                                it.text("idx"),
                                it.text("stance"),
                                it.text("lang"),
                                it.text("ticket"),
                                it.text("text")))
                .toList();
    }

    private static OpinionView.Theme theme(Page page, AnnexFiles.Newest newest, Found it) {
        return new OpinionView.Theme(
                it.text("id"),
                it.text("lang"),
                it.texts("phrases"),
                it.number("all"),
                it.number("collapsed"),
                it.number("of"),
                DIMENSIONS.stream()
                        .map(dimension ->
                                new OpinionView.Part(
                                        dimension,
                                        Names.cells(page, newest, dimension, it.object(dimension))))
                        .toList(),
                passages(it.objects("drawn")));
    }
}
