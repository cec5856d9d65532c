package org.kenes.server.dialogue;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.tree.Hash;
import org.kenes.opinion.Stance;
import org.kenes.server.outreach.EventVoices;
import org.kenes.server.record.slip.Slips;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Wording;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Questions and opinions that an organiser noted at a meeting: they go the way of everybody's,
/// with the channel `event`. Which meeting they come from is for auditors only.
@Component
class MeetingNotes implements EventVoices {
    private static final String DEDUP =
            "select dedup from dialogue.opinion where code = :code union all"
                    + " select dedup from dialogue.question where code = :code";

    private final JdbcClient jdbc;
    private final Drafts drafts;
    private final Opinions opinions;
    private final Questions questions;
    private final Slips slips;

    MeetingNotes(
            JdbcClient jdbc, Drafts drafts, Opinions opinions, Questions questions, Slips slips) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.opinions = opinions;
        this.questions = questions;
        this.slips = slips;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Answer> hear(List<Note> notes) {
        return notes.stream().map(this::hear).toList();
    }

    private Answer hear(Note note) {
        Text text = drafts.find(note.draft()).orElse(null);
        if (text == null) {
            return new Answer(Heard.NO_TEXT, null);
        }
        String slip = note.provenance().get("slip") instanceof String typed ? typed : null;
        if (slip != null && slips.claim(slip, note.key()) != Slips.Claim.YES) {
            return new Answer(Heard.NO_SLIP, null);
        }
        Optional<Wording> provision =
                note.eId().isEmpty() ? text.wording("") : text.wordingAt(note.eId());
        Said said = record(note, text, provision.map(Wording::wid).orElse(""));
        if (slip != null) {
            code(said).ifPresent(code -> slips.remember(slip, note.key(), code));
        }
        return new Answer(
                provision.isPresent() ? Heard.TAKEN : Heard.NO_PROVISION,
                code(said).map(this::dedup).orElse(null));
    }

    private byte @Nullable [] dedup(String code) {
        return jdbc.sql(DEDUP)
                .param("code", code)
                .query((row, n) -> row.getBytes("dedup"))
                .optional()
                .orElse(null);
    }

    private Said record(Note note, Text text, String wid) {
        var whence =
                new Statement.Whence(
                        note.region(),
                        note.audience(),
                        "event",
                        0,
                        note.voices(),
                        provenance(note));
        if (note.stance() == null) {
            return questions.ask(
                    new Questions.Asking(
                            note.key(),
                            note.draft(),
                            wid,
                            note.words(),
                            note.lang(),
                            whence,
                            note.day()));
        }
        // the wording that was read out is that of the note's language, where it exists
        return opinions.say(
                new Statement(
                        slot(note.key()),
                        note.draft(),
                        wid,
                        note.stance().equals("none") ? Stance.NONE : Stance.of(note.stance()),
                        note.words(),
                        text.shownIn(note.lang()),
                        whence,
                        note.day(),
                        true));
    }

    /// The serial number of a slip in its one spelling.
    private static Map<String, Object> provenance(Note note) {
        Map<String, Object> provenance = new LinkedHashMap<>(note.provenance());
        provenance.computeIfPresent(
                "slip", (name, typed) -> Slips.serial(String.valueOf(typed)).orElseThrow());
        return provenance;
    }

    private static Optional<String> code(Said said) {
        return switch (said) {
            case Said.Recorded recorded -> Optional.of(recorded.code());
            case Said.Unchanged unchanged -> Optional.of(unchanged.code());
            case Said.VersionChanged _,
                    Said.NoSuchProvision _,
                    Said.AlreadyDifferent _,
                    Said.SealedOtherwise _ ->
                    Optional.empty();
        };
    }

    /// An opinion noted by an organiser has a slot of its own.
    private static byte[] slot(String key) {
        return Hash.sha256(("meeting note\n" + key).getBytes(StandardCharsets.UTF_8)).bytes();
    }
}
