package org.kenes.server.demo;

import org.kenes.lawtext.Provision;
import org.kenes.sample.Sample;
import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;
import org.kenes.server.text.Text;
import org.kenes.server.text.note.Notes;
import org.kenes.server.text.theme.ThemeMaps;
import org.springframework.stereotype.Component;

/// The themes of the sample's law and a few of its provisions in plain words. One person drafts
/// them, another publishes.
@Component
class Explanations {
    private static final String OFFICE = "Drafting office of the demo";

    private final ThemeMaps themes;
    private final Notes notes;
    private final StaffLinks staff;

    Explanations(ThemeMaps themes, Notes notes, StaffLinks staff) {
        this.themes = themes;
        this.notes = notes;
        this.staff = staff;
    }

    void publish(Text text) {
        long drafter = staff.takeOn(Role.EXPERT, "Demo drafter of explanations", null);
        long publisher = staff.takeOn(Role.DRAFTER, "Demo reader of explanations", null);
        String draft = text.draft().id();
        themes.publish(themes.handIn("sample", draft, Sample.themesCsv(), drafter), publisher);
        for (Sample.Explanation it : Sample.explanations()) {
            var place = new Notes.Place(it.eId(), heading(text, it));
            long note =
                    notes.draft(
                            draft,
                            text.wordingAt(it.eId()).orElseThrow(),
                            it.lang(),
                            OFFICE,
                            it.words(),
                            drafter);
            notes.publish(note, publisher, _ -> place);
        }
    }

    private static String heading(Text text, Sample.Explanation it) {
        return text.provision(it.lang(), it.eId()).map(Provision::heading).orElse(it.eId());
    }
}
