package org.kenes.server.text.note;

import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Refusal;

import java.util.List;

/// What the templates `text/note*.jte` show.
public sealed interface NoteView {

    /// @param notes of every language, newest first
    record History(String eId, String title, String shownIn, List<Shown> notes)
            implements NoteView {}

    /// @param day of publication
    /// @param changed whether the provision has other words now than when the note was written
    record Shown(String words, String lang, String office, String day, boolean changed)
            implements NoteView {}

    record Bench(
            SignedIn.Token csrf,
            List<Waiting> waiting,
            List<Refusal.FieldError> errors,
            Piece.Field about,
            Piece.Field office,
            Piece.Field words)
            implements NoteView {}

    /// @param own whether this person drafted it, and so cannot publish it
    record Waiting(long id, String title, String lang, String office, String words, boolean own)
            implements NoteView {}
}
