package org.kenes.server.text.theme;

import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Refusal;

import java.util.List;

/// What the templates `text/themes.jte` and `text/staff-themes.jte` show.
public sealed interface ThemeView {

    record Themes(String language, List<Scheme> schemes) implements ThemeView {}

    /// @param without articles that no theme names
    record Scheme(String id, List<Theme> themes, List<Place> without) implements ThemeView {}

    /// @param basis words or mapping
    /// @param by who assigned it
    /// @param quotes where the words of the label stand in the text
    /// @param assigned what somebody put under it
    record Theme(
            String id,
            String label,
            String basis,
            String by,
            String day,
            List<Quote> quotes,
            List<Place> assigned)
            implements ThemeView {}

    record Place(String eId, String title) implements ThemeView {}

    /// Words of the text with what stands around them.
    record Quote(Place place, String before, String words, String after) implements ThemeView {}

    record Bench(
            SignedIn.Token csrf,
            String draft,
            List<Refusal.FieldError> errors,
            List<Waiting> waiting,
            List<String> second,
            Piece.Field scheme)
            implements ThemeView {}

    /// @param remarks what the check says that does not forbid publication
    /// @param own whether this person handed it in, and so cannot publish it
    record Waiting(
            long id, String scheme, String draft, int themes, List<String> remarks, boolean own)
            implements ThemeView {}
}
