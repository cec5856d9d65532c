package org.kenes.server.text.prepare;

import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.text.compare.CompareView;

import java.util.List;

/// What the templates `text/staff-*.jte` show.
public sealed interface PrepareView {

    /// @param ids of the versions that are being prepared
    /// @param published ids, oldest first
    record Bench(
            SignedIn.Token csrf,
            List<String> ids,
            List<String> published,
            List<Lang> languages,
            List<Refusal.FieldError> errors,
            Piece.Field id,
            Piece.Choice status,
            Piece.Field day)
            implements PrepareView {}

    /// @param problems that keep the files from being a version at all, in English
    /// @param language in which the versions are compared, or empty
    /// @param decided how many decisions were taken
    /// @param mine whether this person prepared it, and so cannot publish it
    record One(
            SignedIn.Token csrf,
            String id,
            String status,
            List<File> files,
            List<String> problems,
            List<Difference> differences,
            String language,
            List<Doubt> doubts,
            int decided,
            boolean mine)
            implements PrepareView {
        public boolean ready() {
            return problems.isEmpty()
                    && differences.stream().noneMatch(it -> it.reason().isEmpty());
        }
    }

    /// @param defects what the import found, worst first
    record File(String lang, String title, List<Remark> defects) implements PrepareView {}

    /// @param line of the file, or empty
    /// @param excerpt of the file, or empty
    record Remark(String what, String line, String excerpt) {}

    /// @param reason why the languages differ here, empty as long as nobody said
    record Difference(String unit, String title, List<String> what, String reason)
            implements PrepareView {}

    /// A pair of which the machine is not sure.
    ///
    /// @param kind pair, merged or split
    /// @param old eId, or empty
    /// @param now eId, or empty
    /// @param share how alike, in percent
    /// @param runnerUp what else it could be, or empty
    /// @param others units that it could be instead
    record Doubt(
            String kind,
            String old,
            String now,
            int share,
            String runnerUp,
            CompareView.Provision provision,
            List<Piece.Option> others)
            implements PrepareView {}
}
