package org.kenes.server.dialogue.proposal;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.diff.Diff;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.dialogue.DialogueView.About;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Refusal;

import java.util.List;
import java.util.Set;

/// What the templates under `templates/dialogue/proposal/` show.
public sealed interface ProposalView {

    /// @param same whether both sides read the same, so that a narrow screen shows it once
    record Line(List<Diff.Segment> before, List<Diff.Segment> after, boolean same)
            implements ProposalView {}

    /// @param once null before the words were looked at
    /// @param newer whether the provision got a new wording while somebody was writing
    /// @param lines the change, once it was looked at
    /// @param collides other proposals that touch the same words
    record Propose(
            About about,
            String language,
            List<Refusal.FieldError> errors,
            Piece.Field wording,
            Piece.Field reason,
            Piece.Choice place,
            Piece.Choice audience,
            @Nullable String once,
            boolean newer,
            List<Line> lines,
            List<Row> collides)
            implements ProposalView {}

    /// @param lang of the words
    record Reason(String lang, String text) implements ProposalView {}

    /// @param state as in [Decision#ALL], or `received`
    /// @param reasons the reader's language first
    /// @param landed where it is in the text since, below the language; null where nothing landed
    record Outcome(
            String state, String body, String day, List<Reason> reasons, @Nullable String landed)
            implements ProposalView {}

    /// One row of the public table.
    ///
    /// @param brief beginning of the proposed wording, or empty where words are not shown
    /// @param day on which it was proposed
    record Row(String code, String brief, String lang, About about, String day, Outcome outcome)
            implements ProposalView {}

    /// @param state shown only, or empty
    record Table(
            @Nullable About about,
            String state,
            List<String> states,
            List<Row> rows,
            Piece.Pager pager,
            Piece.@Nullable Bars numbers)
            implements ProposalView {}

    /// One proposal with its history.
    record One(
            String code,
            About about,
            String day,
            String lang,
            String place,
            String channel,
            int level,
            String hidden,
            boolean gone,
            List<Line> lines,
            String reason,
            Outcome outcome)
            implements ProposalView {}

    /// Proposals to decide about, and decisions that wait for the second person.
    record Queue(
            Staff staff,
            SignedIn.Token csrf,
            List<Refusal.FieldError> errors,
            List<Row> undecided,
            Set<String> chosen,
            Piece.Choice decision,
            Piece.Field body,
            List<Piece.Field> reasons,
            Piece.Choice version,
            Piece.Field place,
            Piece.Field count,
            List<Batch> waiting)
            implements ProposalView {}

    /// @param own prepared by whoever looks at it
    record Batch(long id, boolean own, List<String> codes, Outcome outcome)
            implements ProposalView {}
}
