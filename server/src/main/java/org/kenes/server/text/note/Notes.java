package org.kenes.server.text.note;

import org.kenes.dataset.entry.TextEntry;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.text.Wording;
import org.kenes.server.text.search.SearchIndex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Plain-language notes and their history.
@Component
public class Notes {
    static final int SHORTEST = 10;
    static final int LONGEST = 3_000;

    private static final String COLUMNS =
            "select id, draft, wid, lang, office, words, drafted_by, published_on from text.note";
    private static final String DRAFT =
            "insert into text.note (draft, wid, lang, office, words, drafted_by, drafted_on) values"
                    + " (?, ?, ?, ?, ?, ?, ?) returning id";
    private static final String WAITING =
            COLUMNS + " where published_by is null order by id limit 50";
    private static final String LOCKED =
            COLUMNS + " where id = ? and published_by is null for update";
    private static final String PUBLISH =
            "update text.note set published_by = ?, published_on = ? where id = ?";
    private static final String HISTORY =
            COLUMNS + " where wid = ? and published_by is not null order by id desc";

    private final JdbcClient jdbc;
    private final Record record;
    private final SearchIndex index;
    private final Clock clock;

    Notes(JdbcClient jdbc, Record record, SearchIndex index, Clock clock) {
        this.jdbc = jdbc;
        this.record = record;
        this.index = index;
        this.clock = clock;
    }

    public sealed interface Published {
        record Done() implements Published {}

        /// Whoever drafted a note does not publish it.
        record SamePerson() implements Published {}

        record NoSuchDraft() implements Published {}
    }

    /// @return what it is published by
    @Transactional
    public long draft(
            String draft, Wording about, String lang, String office, String words, long staff) {
        return jdbc.sql(DRAFT)
                .params(draft, about.wid(), lang, office, words, staff, LocalDate.now(clock))
                .query(Long.class)
                .single();
    }

    List<Note> waiting() {
        return jdbc.sql(WAITING).query(Notes::note).list();
    }

    /// @param place eId in the version that the note explains, and its title
    @Transactional
    public Published publish(long id, long staff, Function<Note, Place> place) {
        Optional<Note> found = jdbc.sql(LOCKED).param(id).query(Notes::note).optional();
        if (found.isEmpty()) {
            return new Published.NoSuchDraft();
        }
        Note note = found.get();
        if (note.draftedBy() == staff) {
            return new Published.SamePerson();
        }
        jdbc.sql(PUBLISH).params(staff, LocalDate.now(clock), id).update();
        Place at = place.apply(note);
        byte[] words = note.words().getBytes(StandardCharsets.UTF_8);
        record.add(
                new Submission(
                        new SubmissionKey("text/note", Long.toString(id)),
                        words,
                        () ->
                                new TextEntry.Note(
                                        note.draft(),
                                        at.eId(),
                                        note.lang(),
                                        Hash.sha256(words).hex(),
                                        note.office())));
        index.put(
                List.of(
                        new SearchIndex.Searchable(
                                SearchIndex.Kind.NOTE,
                                note.wid(),
                                note.lang(),
                                "text/" + at.eId() + "/note",
                                at.title(),
                                note.words())));
        return new Published.Done();
    }

    /// @param title of the provision in the language of the note
    public record Place(String eId, String title) {}

    /// All published notes to a provision, newest first.
    List<Note> history(String wid) {
        return jdbc.sql(HISTORY).param(wid).query(Notes::note).list();
    }

    /// The note that readers of a language see: in that language, else in another.
    public Optional<Note> of(String wid, String lang) {
        List<Note> all = history(wid);
        return all.stream()
                .filter(it -> it.lang().equals(lang))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private static Note note(ResultSet row, int n) throws SQLException {
        return new Note(
                row.getLong("id"),
                row.getString("draft"),
                row.getString("wid"),
                row.getString("lang"),
                row.getString("office"),
                row.getString("words"),
                row.getLong("drafted_by"),
                row.getObject("published_on", LocalDate.class));
    }
}
