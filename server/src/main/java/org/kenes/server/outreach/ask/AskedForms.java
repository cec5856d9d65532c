package org.kenes.server.outreach.ask;

import org.kenes.server.outreach.field.Caller;
import org.kenes.server.outreach.form.Mapping;
import org.kenes.server.outreach.form.Questionnaire;
import org.kenes.server.outreach.published.FieldForms;
import org.kenes.server.outreach.published.FieldForms.Media;
import org.kenes.server.outreach.published.FieldForms.Published;
import org.kenes.server.outreach.published.FieldLists;
import org.kenes.server.shell.csv.CsvFile;
import org.kenes.server.shell.csv.CsvRow;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.state.Dialogue;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Published forms as our own pages ask them. A version never changes, so it is read once.
@Component
class AskedForms {
    private final FieldForms forms;
    private final FieldLists lists;
    private final Dialogue dialogue;
    private final Map<String, Questionnaire.Read> read = new ConcurrentHashMap<>();

    AskedForms(FieldForms forms, FieldLists lists, Dialogue dialogue) {
        this.forms = forms;
        this.lists = lists;
        this.dialogue = dialogue;
    }

    /// The newest open version of each form that these pages can ask, reports of meetings first. Of
    /// a form that is built in, our own version, even if an office published another one later:
    /// that one is for the programs that list it.
    List<Published> open() {
        List<Published> all = forms.all();
        return forms.listed().stream()
                .map(listed -> ours(listed, all))
                .filter(it -> questionnaire(it) instanceof Questionnaire.Read.Good)
                .sorted(Comparator.comparing(it -> !isReport(it)))
                .toList();
    }

    private static Published ours(Published listed, List<Published> all) {
        return all.stream()
                .filter(it -> it.id().equals(listed.id()) && it.version().matches("b[0-9]{10,}"))
                .reduce((a, b) -> b)
                .orElse(listed);
    }

    private static boolean isReport(Published form) {
        String yaml = form.mapping();
        return yaml != null
                && Mapping.read(yaml.getBytes(StandardCharsets.UTF_8), form.id()).produces()
                        == Mapping.Produces.EVENT_REPORT;
    }

    Questionnaire.Read questionnaire(Published form) {
        return read.computeIfAbsent(
                form.id() + "\n" + form.version(),
                key -> {
                    List<String> languages =
                            dialogue.info().langs().stream().map(Lang::code).toList();
                    byte[] xml = forms.xml(form.id(), form.version()).orElseThrow();
                    return Questionnaire.read(xml, languages);
                });
    }

    /// @param id empty: the first form
    Optional<AskedForm> find(String id, Caller caller) {
        return open().stream()
                .filter(it -> id.isEmpty() || it.id().equals(id))
                .findFirst()
                .map(it -> asked(it, caller));
    }

    private AskedForm asked(Published form, Caller caller) {
        var good = (Questionnaire.Read.Good) questionnaire(form);
        Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
        for (Media media : forms.media(form.id(), form.version())) {
            if (media.name().endsWith(".csv")) {
                byte[] csv =
                        media.builtin()
                                ? lists.csv(media.name(), caller.place())
                                : forms.mediaBytes(form.id(), form.version(), media.name());
                rows.put(media.name(), rows(csv));
            }
        }
        return new AskedForm(good.questionnaire(), rows);
    }

    private static List<Map<String, String>> rows(byte[] csv) {
        String first = new String(csv, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        List<String> header = List.of(first.replace("\uFEFF", "").split(","));
        List<Map<String, String>> rows = new ArrayList<>();
        for (CsvRow row : CsvFile.read(csv, header, List.of()).rows()) {
            rows.add(row.cells());
        }
        return rows;
    }
}
