package org.kenes.server.outreach.ask;

import org.kenes.server.outreach.form.Node;
import org.kenes.server.outreach.form.Questionnaire;

import java.util.List;
import java.util.Map;

/// A questionnaire with the lists that one caller may choose from.
///
/// @param lists name of the list → its rows, column → cell
record AskedForm(Questionnaire form, Map<String, List<Map<String, String>>> lists) {

    /// What may be chosen; of a narrowed list what goes with the answer it depends on.
    ///
    /// @param master that answer, empty where nobody gave it yet
    List<Node.Choice> choices(Node.Question question, String master) {
        Node.Choices choices = question.choices();
        if (choices.list().isEmpty()) {
            return choices.rows();
        }
        return lists.getOrDefault(choices.list(), List.of()).stream()
                .filter(row ->
                        !choices.narrowed()
                                || row.getOrDefault(choices.column(), "").equals(master))
                .map(row ->
                        new Node.Choice(
                                row.getOrDefault(choices.value(), ""),
                                Map.of("", row.getOrDefault(choices.label(), ""))))
                .toList();
    }
}
