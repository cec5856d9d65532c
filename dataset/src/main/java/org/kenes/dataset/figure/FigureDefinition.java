package org.kenes.dataset.figure;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.StrictYaml;
import org.kenes.opinion.Stance;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;

/// What `figure.yaml` says: what is counted, over what, from where, and how it is cut up.
///
/// @param universe population of the evidence, one of [#UNIVERSES]
/// @param composition stances in the numerator; empty for figures that are not about stance
/// @param status for figures about events, else null
/// @param title language → title
/// @param definition language → plain sentences: what is counted, what is not, the base
/// @param views in the order of [View]
/// @param dimensions key columns, in order
/// @param margins whether total rows (key value `*`) are added
/// @param minCell smallest number of rows that is shown; 0 = everything
/// @param poll the poll whose notice is required, for probability samples
/// @param needs the tables the query reads
public record FigureDefinition(
        String id,
        FigureKind kind,
        String universe,
        Basis basis,
        List<Stance> composition,
        @Nullable EventStatus status,
        String unit,
        SortedMap<String, String> title,
        SortedMap<String, String> definition,
        List<View> views,
        List<String> dimensions,
        boolean margins,
        int minCell,
        @Nullable String poll,
        List<String> needs) {

    /// The populations a figure, and a sentence, can be about.
    public static final Set<String> UNIVERSES =
            Set.of(
                    "events",
                    "attendances",
                    "households",
                    "persons-verified",
                    "persons",
                    "respondents",
                    "respondents-aware",
                    "eligible-voters",
                    "voters",
                    "ballots",
                    "organisations",
                    "parties",
                    "memberships",
                    "opinions",
                    "questions",
                    "proposals",
                    "answers",
                    "articles",
                    "provisions",
                    "settlements",
                    "regions",
                    "audiences",
                    "contributions",
                    "keys",
                    "venues",
                    "promises",
                    "days");

    private static final Set<String> SMALL =
            Set.of("opinions", "questions", "proposals", "persons-verified");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*");

    public FigureDefinition {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not the id of a figure: \"" + id + "\"");
        }
        if (!UNIVERSES.contains(universe)) {
            throw new IllegalArgumentException("no such universe: \"" + universe + "\"");
        }
        if (minCell < 0 || minCell < defaultMinCell(universe)) {
            throw new IllegalArgumentException(
                    "minCell of %s is %d, the least allowed is %d"
                            .formatted(id, minCell, defaultMinCell(universe)));
        }
        if (margins && dimensions.isEmpty()) {
            throw new IllegalArgumentException("margins of " + id + " need dimensions");
        }
        if (views.isEmpty()) {
            throw new IllegalArgumentException(id + " has no view");
        }
        composition = List.copyOf(composition);
        views = views.stream().distinct().sorted().toList();
        dimensions = List.copyOf(dimensions);
        needs = List.copyOf(needs);
    }

    /// The threshold that holds unless a definition raises it.
    static int defaultMinCell(String universe) {
        return SMALL.contains(universe) ? 10 : 0;
    }

    /// Reads `figure.yaml` strictly: unknown, repeated or missing members are errors.
    ///
    /// @param name of the file, for messages
    /// @throws org.kenes.dataset.InvalidInput naming file, line, column and what is wrong
    public static FigureDefinition read(byte[] yaml, String name) {
        StrictYaml file = StrictYaml.read(yaml, name);
        file.only(
                "id",
                "kind",
                "universe",
                "basis",
                "composition",
                "status",
                "unit",
                "title",
                "definition",
                "views",
                "dimensions",
                "margins",
                "minCell",
                "poll",
                "needs",
                "source");
        return file.checked(() -> {
            String universe = file.text("universe");
            String status = file.optional("status");
            return new FigureDefinition(
                    file.text("id"),
                    FigureKind.of(file.text("kind")),
                    universe,
                    Basis.of(file.text("basis")),
                    file.texts("composition").stream().map(Stance::of).toList(),
                    status == null ? null : EventStatus.of(status),
                    file.text("unit"),
                    file.languages("title"),
                    file.languages("definition"),
                    file.has("views")
                            ? file.texts("views").stream().map(View::of).toList()
                            : List.of(View.ALL),
                    file.texts("dimensions"),
                    file.flag("margins"),
                    file.number("minCell", defaultMinCell(universe)),
                    file.optional("poll"),
                    file.texts("needs"));
        });
    }
}
