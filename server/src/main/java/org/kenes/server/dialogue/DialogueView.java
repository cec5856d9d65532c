package org.kenes.server.dialogue;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Refusal;
import org.kenes.server.text.WordChanges;

import java.util.List;

/// What the templates under `templates/dialogue/` show.
public sealed interface DialogueView {

    /// What a contribution is about.
    ///
    /// @param eId empty for the whole text
    /// @param shownIn language of the title
    record About(String draft, String eId, String title, String shownIn) implements DialogueView {}

    record Say(
            About about,
            List<Refusal.FieldError> errors,
            Piece.Choice stance,
            Piece.Field reason,
            Piece.Choice place,
            Piece.Choice audience)
            implements DialogueView {}

    /// @param once null before the text was looked at
    /// @param similar answered questions that ask something like it
    /// @param others questions about the same provision, to look at before sending
    record Ask(
            About about,
            List<Refusal.FieldError> errors,
            Piece.Field words,
            Piece.Choice place,
            Piece.Choice audience,
            @Nullable String once,
            List<Listed> similar,
            List<Listed> others)
            implements DialogueView {}

    /// The wording changed while somebody was writing.
    ///
    /// @param now null when the provision is gone
    record Changed(
            About seen,
            List<String> before,
            @Nullable About now,
            List<String> after,
            List<Typed> typed)
            implements DialogueView {}

    /// An opinion on words that have changed since.
    ///
    /// @param before day of the version that its author saw
    /// @param after day of the current version
    /// @param reason their words, or empty
    /// @param lines both wordings, word by word; empty for the whole text
    /// @param secret null for whoever has the key
    record Again(
            String code,
            About seen,
            About now,
            String before,
            String after,
            String stance,
            String reason,
            String language,
            List<WordChanges.Line> lines,
            Piece.@Nullable Field secret)
            implements DialogueView {}

    record Typed(String name, String value) implements DialogueView {}

    /// @param stance position of this column
    /// @param next address of the next ones, or null
    record Column(String stance, List<Line> lines, @Nullable String next) implements DialogueView {}

    /// @param again address of all with the same text, or null if there is only this one
    record Line(Words words, @Nullable String again) implements DialogueView {}

    record Opinions(About about, List<Column> columns, @Nullable String all)
            implements DialogueView {}

    /// One reason of somebody.
    ///
    /// @param place name of the region, or empty
    /// @param standing same, changed or nowhere: what became of the words that it is about
    /// @param hidden empty, `held`, or the rule by which the text is not shown
    record Words(
            String code,
            String text,
            String lang,
            String day,
            String place,
            String channel,
            int level,
            String standing,
            String hidden)
            implements DialogueView {}

    /// @param answered whether an office has answered
    /// @param hidden empty, `held`, or the rule by which the text is not shown
    record Listed(
            String code, String text, String lang, String day, boolean answered, String hidden)
            implements DialogueView {}

    record Questions(@Nullable About about, List<Listed> questions, Piece.Pager pager)
            implements DialogueView {}

    /// One contribution with its history.
    ///
    /// @param kind opinion or question
    /// @param stance code, empty for a question
    /// @param translation of the words in the reader's language, or null
    /// @param replacedBy code of the answer that counts now, or null
    /// @param differs languages that differ for whoever asked, or null
    /// @param pressed last part of the message about a button that was pressed just now, or null
    record Contribution(
            String kind,
            About about,
            String stance,
            Words words,
            @Nullable String translation,
            @Nullable String replacedBy,
            List<Answer> answers,
            Differs.@Nullable Pair differs,
            @Nullable String pressed)
            implements DialogueView {

        /// Whether others may say that it is a fair point.
        public boolean endorsable() {
            return kind.equals("opinion") && replacedBy == null && !words.text().isEmpty();
        }

        /// Questions and remarks without a position always have words, until they are taken back.
        public boolean isGone() {
            return words.text().isEmpty() && (kind.equals("question") || stance.equals("neutral"));
        }
    }

    /// @param translation in the reader's language, or null
    record Answer(
            String office,
            String text,
            String lang,
            @Nullable String translation,
            String day,
            List<About> refs)
            implements DialogueView {}

    record StaffAnswers(
            Staff staff,
            SignedIn.Token csrf,
            List<Refusal.FieldError> errors,
            List<Listed> unanswered,
            List<Answers.Waiting> waiting,
            boolean mayPublish)
            implements DialogueView {}
}
