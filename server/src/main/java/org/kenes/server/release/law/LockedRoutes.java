package org.kenes.server.release.law;

import org.kenes.server.shell.state.LegalWindow.Effect;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The addresses that an embargo or a silence closes. An address that is not listed stays open: it
/// has no figure but those that [org.kenes.server.release.Numbers] hands out, and that hands out
/// none that is covered. The test `LegalWindowTest` asks every route of the server inside an
/// embargo and looks for numbers of positions.
@Component
final class LockedRoutes {

    /// What a lock does to a route.
    private enum Rule {
        /// Shows one figure, `{id}`: closed in an embargo if that figure is covered.
        FIGURE,
        /// A file of a cut: closed in an embargo if positions can be counted from it.
        CUT_FILE,
        /// Nothing but measures of opinion: closed in an embargo.
        MEASURES,
        /// A picture to hand on: closed in a silence, and in an embargo like a figure.
        CARD
    }

    /// By route as declared, without the patterns of its variables.
    private static final Map<String, Rule> ROUTES =
            Map.ofEntries(
                    Map.entry("/{lang}/figures/{id}", Rule.FIGURE),
                    Map.entry("/{lang}/figures/{id}.csv", Rule.FIGURE),
                    Map.entry("/{lang}/figures/{id}.json", Rule.FIGURE),
                    Map.entry("/{lang}/figures/{id}.svg", Rule.FIGURE),
                    Map.entry("/{lang}/figures/{id}.parquet", Rule.FIGURE),
                    Map.entry("/api/v1/figures/{id}", Rule.FIGURE),
                    Map.entry("/embed/{lang}/figure/{id}", Rule.FIGURE),
                    Map.entry("/card/{lang}/{kind}/{id}.png", Rule.CARD),
                    Map.entry("/card/{lang}/{kind}/{id}.svg", Rule.CARD),
                    Map.entry("/cuts/{number}/**", Rule.CUT_FILE),
                    Map.entry("/{lang}/statements/groups", Rule.MEASURES),
                    Map.entry("/{lang}/statements/groups.json", Rule.MEASURES),
                    Map.entry("/{lang}/statements/groups/nearest", Rule.MEASURES),
                    Map.entry("/{lang}/statements/all", Rule.MEASURES),
                    Map.entry("/{lang}/polls", Rule.MEASURES),
                    Map.entry("/{lang}/opinions/majorities", Rule.MEASURES),
                    Map.entry("/{lang}/opinions/words", Rule.MEASURES),
                    Map.entry("/{lang}/opinions/campaigns", Rule.MEASURES),
                    Map.entry("/{lang}/opinions/reading/{eId}", Rule.MEASURES),
                    // Whole pages of positions in one answer: they can be counted.
                    Map.entry("/api/v1/contributions", Rule.MEASURES),
                    Map.entry("/api/v1/export/polis.zip", Rule.MEASURES));

    /// Files of a cut from which nobody can count positions.
    private static final Pattern HARMLESS =
            Pattern.compile(
                    "datapackage\\.json|sources/.*|opinion/representation\\.json|data/([a-z_]+)\\.(csv|csv\\.gz|parquet)");

    private static final Set<String> TABLES_OF_ANSWERS =
            Set.of(
                    "contributions",
                    "openings",
                    "texts",
                    "families",
                    "endorsements",
                    "votes",
                    "exposures",
                    "poll_results");

    /// Whether the effect closes this route.
    ///
    /// @param route as declared: `/{lang}/figures/{id:[a-z.]+}`
    /// @param variables of the route
    /// @param path the whole address that was asked for
    boolean closes(Effect effect, String route, Map<String, String> variables, String path) {
        Rule rule = ROUTES.get(plain(route));
        String id = variables.getOrDefault("id", "");
        return switch (rule) {
            case null -> false;
            case FIGURE -> effect == Effect.EMBARGO && Embargo.covers(id);
            case CUT_FILE -> effect == Effect.EMBARGO && !harmless(file(path));
            case MEASURES -> effect == Effect.EMBARGO;
            case CARD ->
                    effect == Effect.SILENCE
                            || "figure".equals(variables.get("kind")) && Embargo.covers(id);
        };
    }

    /// `/cuts/7/data/events.csv` → `data/events.csv`.
    private static String file(String path) {
        return path.replaceFirst("^/cuts/[^/]*/", "");
    }

    private boolean harmless(String file) {
        var figure = Pattern.compile("figures/([^/]+)/[^/]+").matcher(file);
        if (figure.matches()) {
            return !Embargo.covers(figure.group(1));
        }
        var found = HARMLESS.matcher(file);
        return found.matches()
                && (found.group(1) == null || !TABLES_OF_ANSWERS.contains(found.group(1)));
    }

    /// A route without the patterns of its variables, which may hold braces themselves.
    static String plain(String route) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        boolean inPattern = false;
        for (char c : route.toCharArray()) {
            depth += c == '{' ? 1 : 0;
            inPattern |= depth == 1 && c == ':';
            depth -= c == '}' ? 1 : 0;
            inPattern &= depth > 0;
            if (!inPattern) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
