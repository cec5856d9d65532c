package org.kenes.server.outreach.form;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// One piece of a [Questionnaire] in the order of its body. Paths are local names below the root;
/// words are by language of the dialogue.
public sealed interface Node {
    String path();

    /// @param relevant null: always
    record Group(
            String path,
            Map<String, String> label,
            @Nullable Expression relevant,
            List<Node> children)
            implements Node {}

    /// Rows of the same questions.
    record Repeat(
            String path,
            Map<String, String> label,
            @Nullable Expression relevant,
            List<Node> children)
            implements Node {}

    /// @param relevant null: always
    /// @param constraint null: anything of its kind
    record Question(
            String path,
            Control control,
            Map<String, String> label,
            Map<String, String> hint,
            boolean required,
            @Nullable Expression relevant,
            @Nullable Expression constraint,
            Map<String, String> constraintMessage,
            Choices choices)
            implements Node {
        /// Its name below the row or the root: the last step of the path.
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    enum Control {
        LINE,
        TEXT,
        NUMBER,
        DECIMAL,
        DATE,
        TIME,
        DATETIME,
        ONE,
        ONE_LISTED,
        MANY,
        TICK,
        FILE,
        NOTE
    }

    /// @param list name of a list that is not in the form, or empty
    /// @param rows the choices that are in the form, or of the list once it is known
    /// @param column of the list that must equal the answer at `master`; both empty: all rows
    record Choices(
            String list,
            String value,
            String label,
            String column,
            String master,
            List<Choice> rows) {
        static final Choices NONE = new Choices("", "", "", "", "", List.of());

        public boolean narrowed() {
            return !master.isEmpty();
        }
    }

    record Choice(String value, Map<String, String> label) {}
}
