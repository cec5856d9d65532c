package org.kenes.server.dialogue.response;

import org.kenes.dataset.entry.DialogueEntry.Response;
import org.kenes.dataset.entry.DialogueEntry.Response.Says;
import org.kenes.server.dialogue.AnswerKey;
import org.kenes.server.dialogue.Presses;
import org.kenes.server.dialogue.SlotSecret;
import org.kenes.server.record.Record;
import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// Who has which question too, without a who.
@Component
class Responses {
    private static final String SHOWN =
            """
            select id, dedup, exists (select from dialogue.answer as it
                where it.question = question.id and published_on is not null) as answered
            from dialogue.question where code = ? and words <> '' and hidden in ('', 'M4')
            """;
    private static final String STORE =
            "insert into dialogue.question_response (slot, dedup, question) values (?, ?, ?)";

    private final JdbcClient jdbc;
    private final Record record;
    private final Presses presses;
    private final SlotSecret slotSecret;
    private final String dialogue;
    private final Clock clock;

    Responses(
            JdbcClient jdbc,
            Record record,
            Presses presses,
            SlotSecret slotSecret,
            Settings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.record = record;
        this.presses = presses;
        this.slotSecret = slotSecret;
        this.dialogue = settings.dialogue().slug();
        this.clock = clock;
    }

    /// What became of a press.
    enum Pressed {
        /// It is on record, now or since an earlier press.
        NOTED,
        /// The question has no place in the log yet that an entry could name.
        NOT_YET,
        /// There is no such question, or no answer of which anything could be said.
        NOTHING_THERE
    }

    private record Shown(long id, byte[] dedup, boolean answered) {}

    /// @param code of the question
    @Transactional
    Pressed press(AnswerKey key, String code, Says says) {
        Optional<Shown> found =
                jdbc.sql(SHOWN)
                        .param(code)
                        .query((row, n) ->
                                new Shown(
                                        row.getLong("id"),
                                        row.getBytes("dedup"),
                                        row.getBoolean("answered")))
                        .optional()
                        .filter(it -> says == Says.TOO || it.answered());
        if (found.isEmpty()) {
            return Pressed.NOTHING_THERE;
        }
        Shown question = found.get();
        Optional<Long> target = record.indexOf(question.dedup());
        if (target.isEmpty()) {
            return Pressed.NOT_YET;
        }
        byte[] slot = slotSecret.response(key, dialogue, code, says == Says.TOO);
        var entry = new Response(target.get(), says, LocalDate.now(clock), Map.of());
        presses.note("dialogue/response", slot, entry, STORE, question.id());
        return Pressed.NOTED;
    }
}
