package org.kenes.server.outreach.reading;

import static org.kenes.server.outreach.reading.ReportFacts.text;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.EventFacts;
import org.kenes.ledger.entry.Scope;
import org.kenes.server.outreach.EventVoices;
import org.kenes.server.outreach.Places;
import org.kenes.server.outreach.form.FieldRecord;
import org.kenes.server.outreach.form.Problem;
import org.springframework.stereotype.Component;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What people said at the event, as the form noted it, handed on to the package that keeps it.
@Component
class ReportVoices {
    private final Places places;
    private final EventVoices voices;
    private final ReportNotes kept;

    ReportVoices(Places places, EventVoices voices, ReportNotes kept) {
        this.places = places;
        this.voices = voices;
        this.kept = kept;
    }

    /// @param first instance of the report before any edit: it names what is said, so that an
    ///   edited report repeats what it keeps
    void hear(
            String first,
            UUID event,
            FieldRecord it,
            EventFacts facts,
            List<Problem> problems,
            Set<String> flags) {
        List<EventVoices.Note> notes = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        List<String> controls = new ArrayList<>();
        Map<String, Scope> ended = kept.ended(first);
        List<String> path = places.path(facts.place());
        String region = path.size() > 1 ? path.get(1) : "";
        for (String kind : List.of("questions", "opinions")) {
            for (Map<String, @Nullable Object> row : it.rows(kind)) {
                String words = Normalizer.normalize(text(row, "text"), Normalizer.Form.NFC);
                String stance = kind.equals("opinions") ? text(row, "stance") : null;
                if (words.isEmpty() && stance == null || stance != null && stance.isEmpty()) {
                    continue;
                }
                String anchor = text(row, "anchor");
                String key = ReportNotes.name(first, kind, String.valueOf(row.get("n")), words);
                if (ReportNotes.hasEnded(ended, key)) {
                    continue;
                }
                notes.add(
                        new EventVoices.Note(
                                key,
                                String.valueOf(it.law()),
                                anchor.equals("general") ? "" : anchor,
                                stance,
                                words,
                                text(row, "lang").isEmpty() ? "und" : text(row, "lang"),
                                region,
                                text(row, "audience"),
                                row.get("voices") instanceof Long n ? Math.toIntExact(n) : 1,
                                facts.date(),
                                provenance(event, it, text(row, "slip"))));
                kinds.add(kind);
                controls.add(kind + "[" + row.get("n") + "]/");
            }
        }
        List<EventVoices.Answer> answers = voices.hear(notes);
        for (int i = 0; i < answers.size(); i++) {
            byte[] dedup = answers.get(i).dedup();
            if (dedup != null) {
                kept.keep(first, kinds.get(i), notes.get(i).key(), dedup);
            }
            switch (answers.get(i).heard()) {
                case TAKEN -> {}
                case NO_TEXT -> flags.add("text_unknown");
                case NO_SLIP ->
                        problems.add(
                                new Problem(
                                        controls.get(i) + "slip",
                                        String.valueOf(notes.get(i).provenance().get("slip")),
                                        Problem.UNUSED_SLIP));
                case NO_PROVISION ->
                        problems.add(
                                new Problem(
                                        controls.get(i) + "anchor",
                                        notes.get(i).eId(),
                                        Problem.PROVISION_OF + it.law()));
            }
        }
    }

    private static Map<String, Object> provenance(UUID event, FieldRecord it, String slip) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("event", event.toString());
        provenance.put("instance", it.instanceId());
        if (!slip.isEmpty()) {
            provenance.put("slip", slip);
        }
        return provenance;
    }
}
