package org.kenes.server.release.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.Entry;
import org.kenes.dataset.entry.EventEntry.EventSpeakers;
import org.kenes.dataset.entry.EventEntry.Speaker;
import org.kenes.dataset.entry.ReleaseEntry;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Programmes and words of sessions on their way into the record, which is the only place where
/// they are kept. The same again changes nothing; another programme of the same event replaces the
/// earlier one, other words under the same id replace the earlier words of that language.
@Component
public class Sessions {
    public static final Set<String> CAPACITIES =
            Set.of("state_on_duty", "party", "organisation", "expert", "law_drafter", "citizen");

    private final Record record;

    Sessions(Record record) {
        this.record = record;
    }

    /// What somebody said, in every language in which it is published.
    ///
    /// @param original language in which it was said
    /// @param texts language → words
    /// @param offices language → office of the speaker on that day; empty for who held none
    /// @param recording SHA-256 of recording or transcript, or null
    public record Words(
            String id,
            String event,
            String speaker,
            LocalDate day,
            String original,
            Map<String, String> texts,
            Map<String, String> offices,
            @Nullable String recording) {}

    /// @param speakers in the order of the programme
    @Transactional
    public void programme(String event, List<Speaker> speakers, LocalDate day) {
        add("session/programme", new EventSpeakers(event, speakers, day));
    }

    @Transactional
    public void say(Words words) {
        words.texts()
                .forEach((lang, text) ->
                        add(
                                "session/words",
                                new ReleaseEntry.Quotation(
                                        words.id(),
                                        lang,
                                        lang.equals(words.original()),
                                        words.event(),
                                        words.speaker(),
                                        words.offices().get(lang),
                                        words.day(),
                                        text,
                                        words.recording())));
    }

    private void add(String scope, Entry.Public entry) {
        byte[] content = CanonicalJson.write(entry.members());
        String key = Hash.sha256(content).hex();
        record.add(new Submission(new SubmissionKey(scope, key), key.getBytes(UTF_8), () -> entry));
    }
}
