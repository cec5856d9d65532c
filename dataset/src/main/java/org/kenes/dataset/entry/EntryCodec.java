package org.kenes.dataset.entry;

import java.util.Map;
import java.util.Optional;

/// Reads entries back from what is published of them. The way out is [Entry.Public#members()] and
/// [Entry.Sealed#coded()]; every record has the way in beside its way out.
public final class EntryCodec {
    private EntryCodec() {}

    /// A public entry of a kind that this program knows; empty for all other kinds.
    ///
    /// @throws IllegalArgumentException naming the member that is missing or wrong
    public static Optional<Entry.Public> read(int kind, Map<String, Object> members) {
        Fields in = new Fields(members);
        return Optional.ofNullable(
                switch (kind) {
                    case 32 -> TextEntry.Draft.read(in);
                    case 33 -> TextEntry.Lineage.read(in);
                    case 34 -> TextEntry.ThemeMap.read(in);
                    case 35 -> TextEntry.Note.read(in);
                    case 40 -> CoalitionEntry.Coalition.read(in);
                    case 41 -> CoalitionEntry.Organisation.read(in);
                    case 42 -> CoalitionEntry.Membership.read(in);
                    case 43 -> CoalitionEntry.Interest.read(in);
                    case 44 -> CoalitionEntry.SignOff.read(in);
                    case 48 -> FieldEntry.PlaceImport.read(in);
                    case 49 -> FieldEntry.CodeList.read(in);
                    case 50 -> FieldEntry.Form.read(in);
                    case 51 -> FieldEntry.FieldKey.read(in);
                    case 52 -> FieldEntry.FieldKeyRevoked.read(in);
                    case 56 -> EventEntry.EventAnnounced.read(in);
                    case 57 -> EventEntry.EventChanged.read(in);
                    case 58 -> EventEntry.EventCancelled.read(in);
                    case 59 -> EventEntry.EventReport.read(in);
                    case 60 -> EventEntry.EventState.read(in);
                    case 61 -> EventEntry.EventMerge.read(in);
                    case 62 -> EventEntry.EventUnmerge.read(in);
                    case 63 -> FieldEntry.PhotoPublished.read(in);
                    case 64 -> FieldEntry.PhotoTakedown.read(in);
                    case 65 -> CheckEntry.Signals.read(in);
                    case 66 -> CheckEntry.SecondEntry.read(in);
                    case 67 -> EventEntry.EventSpeakers.read(in);
                    case 72 -> CheckEntry.DrawAnnounced.read(in);
                    case 73 -> CheckEntry.DrawResult.read(in);
                    case 74 -> CheckEntry.BackCheck.read(in);
                    case 80 -> ReplyEntry.Answer.read(in);
                    case 81 -> ReplyEntry.Decision.read(in);
                    case 82 -> ReplyEntry.StatementState.read(in);
                    case 83 -> ReplyEntry.Exposure.read(in);
                    case 88 -> ReleaseEntry.KeysIssued.read(in);
                    case 89 -> ReleaseEntry.Setting.read(in);
                    case 96 -> ReleaseEntry.Registration.read(in);
                    case 97 -> ReleaseEntry.CutTaken.read(in);
                    case 98 -> ReleaseEntry.Correction.read(in);
                    case 99 -> ReleaseEntry.Access.read(in);
                    case 100 -> ReleaseEntry.LegalReview.read(in);
                    case 101 -> ReleaseEntry.Quotation.read(in);
                    case 102 -> ReleaseEntry.PollNotice.read(in);
                    case 112 -> ReferendumEntry.ReferendumResult.read(in);
                    case 113 -> ReferendumEntry.Turnout.read(in);
                    case 114 -> TrackerEntry.Promise.read(in);
                    case 115 -> TrackerEntry.Progress.read(in);
                    default -> null;
                });
    }

    /// A sealed entry from its coded part and its words. What only auditors may see is empty.
    ///
    /// @param text the words, or empty when they are not disclosed
    /// @throws IllegalArgumentException naming the member that is missing or wrong
    public static Optional<Entry.Sealed> readCoded(
            int kind, Map<String, Object> coded, String text) {
        Fields in = new Fields(coded);
        return Optional.ofNullable(
                switch (kind) {
                    case 1 -> DialogueEntry.Opinion.read(in, text);
                    case 2 -> DialogueEntry.Question.read(in, text);
                    case 3 -> DialogueEntry.Proposal.read(in, text);
                    case 4 -> ReportEntry.FieldSubmission.read(in);
                    case 5 -> ReportEntry.FieldAttachment.read(in);
                    case 6 -> DialogueEntry.Statement.read(in, text);
                    case 7 -> DialogueEntry.CardAnswer.read(in);
                    case 8 -> DialogueEntry.Endorsement.read(in);
                    case 10 -> DialogueEntry.Response.read(in);
                    default -> null;
                });
    }
}
