package org.kenes.server.release.poll;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.csv.CsvProblem;
import org.kenes.server.shell.state.CutStamp;

import java.util.List;
import java.util.Map;

/// What the pages of polls show.
@NullMarked
public sealed interface PollView {

    /// @param name code that whoever entered it gave it
    /// @param answers positions that are added up, in our order; empty if it is about none
    /// @param base code: of whom it is a share
    /// @param baseSize in the words of the reader's language, or empty
    /// @param percent in the words of the reader's language
    record Item(String name, List<String> answers, String base, String baseSize, String percent) {

        /// Whether full and partial support are one number here.
        public boolean addsPartlyToSupport() {
            return answers.contains("support") && answers.contains("partly");
        }
    }

    /// @param fields of the notice that are there, name → value
    /// @param missing names of the fields that the legal profile asks for and the notice lacks
    record Poll(
            String id,
            String entity,
            Map<String, String> question,
            Map<String, String> fields,
            List<String> missing,
            List<Item> items) {}

    record All(List<Poll> polls, @Nullable CutStamp cut) implements PollView {}

    record Desk(SignedIn.Token csrf, List<CsvProblem> problems, Polls.Import.@Nullable Done done)
            implements PollView {
        /// Columns of the first file.
        public String columns() {
            return String.join(", ", PollFiles.POLL)
                    + ", "
                    + String.join(", ", PollFiles.POLL_PARTS);
        }

        /// Columns of the second file.
        public String resultColumns() {
            return String.join(", ", PollFiles.RESULT)
                    + ", "
                    + String.join(", ", PollFiles.RESULT_PARTS);
        }
    }
}
