package org.kenes.server.dialogue;

import org.kenes.ledger.tree.Hash;
import org.kenes.opinion.Stance;
import org.kenes.server.outreach.EventVoices;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Wording;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Questions and opinions that an organiser noted at a meeting: they go the way of everybody's,
/// with the channel `event`. Which meeting they come from is for auditors only.
@Component
class MeetingNotes implements EventVoices {
    private final Drafts drafts;
    private final Opinions opinions;
    private final Questions questions;

    MeetingNotes(Drafts drafts, Opinions opinions, Questions questions) {
        this.drafts = drafts;
        this.opinions = opinions;
        this.questions = questions;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Heard> hear(List<Note> notes) {
        return notes.stream().map(this::hear).toList();
    }

    private Heard hear(Note note) {
        Text text = drafts.find(note.draft()).orElse(null);
        if (text == null) {
            return Heard.NO_TEXT;
        }
        Optional<Wording> provision =
                note.eId().isEmpty() ? text.wording("") : text.wordingAt(note.eId());
        String wid = provision.map(Wording::wid).orElse("");
        var whence =
                new Statement.Whence(
                        note.region(),
                        note.audience(),
                        "event",
                        0,
                        note.voices(),
                        note.provenance());
        if (note.stance() == null) {
            questions.ask(
                    new Questions.Asking(
                            note.key(),
                            note.draft(),
                            wid,
                            note.words(),
                            note.lang(),
                            whence,
                            note.day()));
        } else {
            // the wording that was read out is that of the note's language, where it exists
            opinions.say(
                    new Statement(
                            slot(note.key()),
                            note.draft(),
                            wid,
                            Stance.of(note.stance()),
                            note.words(),
                            text.shownIn(note.lang()),
                            whence,
                            note.day(),
                            true));
        }
        return provision.isPresent() ? Heard.TAKEN : Heard.NO_PROVISION;
    }

    /// An opinion noted by an organiser has a slot of its own.
    private static byte[] slot(String key) {
        return Hash.sha256(("meeting note\n" + key).getBytes(StandardCharsets.UTF_8)).bytes();
    }
}
