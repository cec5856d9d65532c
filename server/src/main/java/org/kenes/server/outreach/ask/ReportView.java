package org.kenes.server.outreach.ask;

import org.jspecify.annotations.Nullable;
import org.kenes.server.outreach.form.Node;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.language.Lang;

import java.util.List;
import java.util.Map;

/// The page on which a report is filled in.
///
/// @param base address of the key, without a slash at the end
/// @param others form id → name
/// @param instance number of this report: sending the page twice stores it once
/// @param typed control → what was typed
/// @param rows path of a repeat → how many rows are shown
/// @param receipt code of what was just stored, or null
public record ReportView(
        String base,
        Lang lang,
        AskedForm asked,
        Map<String, String> others,
        String instance,
        String started,
        Map<String, List<String>> typed,
        Map<String, Integer> rows,
        List<Refusal.FieldError> errors,
        @Nullable String receipt) {

    public String id() {
        return asked.form().id();
    }

    public List<Node> nodes() {
        return asked.form().nodes();
    }

    public String title() {
        return others.getOrDefault(id(), asked.form().title());
    }

    public String address(Lang other) {
        return base + "/report?form=" + id() + "&lang=" + other.code();
    }

    public String words(Map<String, String> texts) {
        String own = texts.get(lang.code());
        return own != null ? own : texts.values().stream().findFirst().orElse("");
    }

    /// @param row 0 outside a repeat
    public static String control(Node.Question question, String repeat, int row) {
        return row == 0
                ? question.path()
                : repeat + "[" + row + "]" + question.path().substring(repeat.length());
    }

    /// The id of a control: one that every page can link to.
    public static String anchor(String control) {
        return control.replace('/', '.').replace('[', '-').replace("]", "");
    }

    public String value(Node.Question question, String control) {
        List<String> values = typed.get(control);
        return values == null
                ? asked.form().textAt(question.path())
                : values.stream().findFirst().orElse("");
    }

    public boolean has(Node.Question question, String control, String value) {
        List<String> values = typed.get(control);
        return values == null
                ? asked.form().textAt(question.path()).equals(value)
                : values.contains(value);
    }

    public List<Node.Choice> choices(Node.Question question) {
        String master = question.choices().master();
        return asked.choices(question, typed.getOrDefault(master, List.of("")).getFirst());
    }

    public int rowsOf(Node.Repeat repeat) {
        return rows.getOrDefault(repeat.path(), 3);
    }

    public @Nullable String error(String control) {
        return errors.stream()
                .filter(it -> it.field().equals(anchor(control)))
                .map(Refusal.FieldError::message)
                .findFirst()
                .orElse(null);
    }
}
