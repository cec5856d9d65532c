package org.kenes.server.text.note;

import org.kenes.server.shell.Page;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Wording;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Optional;

/// The box beside a provision.
@Component
public class NoteBoxes {
    private final Notes notes;
    private final Drafts drafts;

    NoteBoxes(Notes notes, Drafts drafts) {
        this.notes = notes;
        this.drafts = drafts;
    }

    /// @param wid of a provision of the current version
    public Optional<NoteView.Shown> of(Page page, String wid) {
        return notes.of(wid, page.lang().code()).map(it -> shown(page, it));
    }

    NoteView.Shown shown(Page page, Note it) {
        Optional<Text> now = drafts.current();
        Optional<Wording> then = drafts.find(it.draft()).flatMap(text -> text.wording(it.wid()));
        boolean same =
                now.flatMap(text -> text.wording(it.wid()))
                        .map(Wording::together)
                        .equals(then.map(Wording::together));
        LocalDate day = it.publishedOn();
        return new NoteView.Shown(
                it.words(),
                it.lang(),
                it.office(),
                day == null ? "" : page.formats().date(day),
                !same);
    }
}
