package org.kenes.server.record.receipt;

import org.kenes.dataset.figure.Figure;
import org.kenes.dataset.figure.FigureDefinition;
import org.kenes.dataset.figure.Figures;
import org.kenes.server.shell.Page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The figures that a counted entry of a kind is part of: those about its universe (every share of
/// opinions has it in its base), and for statements and answers those that read their table.
final class CountedIn {
    private static final Map<Integer, String> UNIVERSES =
            Map.of(1, "opinions", 2, "questions", 3, "proposals");
    private static final Map<Integer, String> TABLES = Map.of(6, "statements", 7, "votes");

    /// @param titles by language
    record Named(String id, Map<String, String> titles) {}

    private final Map<Integer, List<Named>> byKind = new TreeMap<>();

    CountedIn(Figures figures) {
        List<FigureDefinition> all = figures.all().stream().map(Figure::definition).toList();
        UNIVERSES.forEach((kind, universe) ->
                byKind.put(
                        kind,
                        all.stream()
                                .filter(it -> it.universe().equals(universe))
                                .map(CountedIn::named)
                                .toList()));
        TABLES.forEach((kind, table) ->
                byKind.put(
                        kind,
                        all.stream()
                                .filter(it -> it.needs().contains(table))
                                .map(CountedIn::named)
                                .toList()));
    }

    private static Named named(FigureDefinition it) {
        return new Named(it.id(), Map.copyOf(it.title()));
    }

    /// Those of a sealed kind, with their titles in the language of the page.
    List<ReceiptView.Figure> of(int kind, Page page) {
        return byKind.getOrDefault(kind, List.of()).stream()
                .map(it ->
                        new ReceiptView.Figure(
                                it.titles().getOrDefault(page.lang().code(), it.id()),
                                page.link("figures/" + it.id())))
                .toList();
    }
}
