package org.kenes.server.dialogue.endorsement;

import org.kenes.dataset.entry.DialogueEntry;
import org.kenes.opinion.Stance;
import org.kenes.server.dialogue.AnswerKey;
import org.kenes.server.dialogue.Opinions;
import org.kenes.server.dialogue.Presses;
import org.kenes.server.dialogue.SlotSecret;
import org.kenes.server.record.Record;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Wording;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// Who found which opinion a fair point, without a who.
@Component
public class Endorsements {
    private static final String SHOWN =
            """
            select id, dedup, slot, wid from dialogue.opinion
            where code = ? and words <> '' and hidden in ('', 'M4') and not replaced and not gone
            """;
    private static final String STANCE =
            """
            select stance from dialogue.opinion where slot = ? and not replaced and not gone
            order by level desc limit 1
            """;
    private static final String STORE =
            "insert into dialogue.endorsement (slot, dedup, opinion) values (?, ?, ?)";

    private final JdbcClient jdbc;
    private final Opinions opinions;
    private final Drafts drafts;
    private final Record record;
    private final Presses presses;
    private final SlotSecret slotSecret;
    private final String dialogue;
    private final Clock clock;

    Endorsements(
            JdbcClient jdbc,
            Opinions opinions,
            Drafts drafts,
            Record record,
            Presses presses,
            SlotSecret slotSecret,
            Settings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.opinions = opinions;
        this.drafts = drafts;
        this.record = record;
        this.presses = presses;
        this.slotSecret = slotSecret;
        this.dialogue = settings.dialogue().slug();
        this.clock = clock;
    }

    /// What became of a press.
    public sealed interface Pressed {
        /// It is on record, now or since an earlier press.
        record Noted() implements Pressed {}

        /// Nobody presses for their own words.
        record OwnWords() implements Pressed {}

        /// The opinion has no place in the log yet that an entry could name.
        record NotYet() implements Pressed {}

        record NoSuchWords() implements Pressed {}
    }

    private record Shown(long id, byte[] dedup, byte[] slot, String wid) {}

    /// @param code of the opinion
    @Transactional
    public Pressed press(AnswerKey key, String code) {
        Optional<Shown> found =
                jdbc.sql(SHOWN)
                        .param(code)
                        .query((row, n) ->
                                new Shown(
                                        row.getLong("id"),
                                        row.getBytes("dedup"),
                                        row.getBytes("slot"),
                                        row.getString("wid")))
                        .optional();
        if (found.isEmpty()) {
            return new Pressed.NoSuchWords();
        }
        Shown opinion = found.get();
        Optional<byte[]> own =
                drafts.current()
                        .flatMap(text -> text.wording(opinion.wid()))
                        .map(wording -> ownSlot(key, wording));
        if (own.filter(slot -> Arrays.equals(slot, opinion.slot())).isPresent()) {
            return new Pressed.OwnWords();
        }
        Optional<Long> target = record.indexOf(opinion.dedup());
        if (target.isEmpty()) {
            return new Pressed.NotYet();
        }
        byte[] slot = slotSecret.endorsement(key, dialogue, code);
        Stance stance = own.map(this::stance).orElse(Stance.NONE);
        var entry =
                new DialogueEntry.Endorsement(target.get(), stance, LocalDate.now(clock), Map.of());
        presses.note("dialogue/endorsement", slot, entry, STORE, opinion.id());
        return new Pressed.Noted();
    }

    private byte[] ownSlot(AnswerKey key, Wording wording) {
        return opinions.slot(key.secret(), wording);
    }

    private Stance stance(byte[] slot) {
        return jdbc.sql(STANCE)
                .param(slot)
                .query(String.class)
                .optional()
                .map(Stance::of)
                .orElse(Stance.NONE);
    }
}
