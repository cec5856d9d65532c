package org.kenes.server.release.office;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;
import org.kenes.server.release.office.Corrections.Correction;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Refusal.FieldError;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the pages of the release office show.
@NullMarked
public sealed interface OfficeView {

    /// @param kind of release
    /// @param state code of it
    record Line(String id, String kind, String state, Instant publishAt, String analyst) {}

    /// @param yaml of a release that has not been saved yet, as a beginning
    record Desk(SignedIn.Token csrf, List<Line> drafts, String yaml, boolean mayDraft)
            implements OfficeView {}

    /// One claim in one language.
    ///
    /// @param place `line:column`
    /// @param sentence why, in the reader's language
    /// @param figure its evidence, or empty
    record Claim(
            String id,
            String lang,
            String place,
            String words,
            String verdict,
            String sentence,
            String figure,
            List<String> legal) {}

    /// Something besides the claims.
    record Issue(
            String code, boolean error, String lang, String place, String words, String message) {}

    /// @param problem why it cannot be checked, or null
    record Check(
            boolean publishable, @Nullable String problem, List<Claim> claims, List<Issue> issues) {
        public boolean touchesLaw() {
            return !lawClaims().isEmpty();
        }

        /// Ids of the claims that touch the law, each once.
        public String lawClaims() {
            return claims.stream()
                    .filter(claim -> !claim.legal().isEmpty())
                    .map(Claim::id)
                    .distinct()
                    .collect(Collectors.joining(" "));
        }
    }

    /// @param who who sees it early
    record Seen(String who, Instant at, String purpose) {}

    /// What a lawyer said.
    record Review(List<String> claims, String decision, String note) {}

    /// @param texts by language
    /// @param canSign whether this reader may be the second person
    /// @param canReview whether this reader may say that a claim keeps to the law
    /// @param check null before the first cut
    record Editor(
            SignedIn.Token csrf,
            Line draft,
            String yaml,
            Map<String, String> texts,
            String note,
            boolean mayDraft,
            boolean canSign,
            boolean canReview,
            @Nullable Check check,
            List<Review> reviews,
            List<Seen> access,
            List<FieldError> errors)
            implements OfficeView {}

    /// @param mine whether this reader wrote it: then another signs it
    record Proposed(Correction correction, boolean mine) {}

    /// @param waiting for a second person
    record Corrected(
            SignedIn.Token csrf,
            List<Piece.Option> releases,
            List<Proposed> waiting,
            List<FieldError> errors,
            Map<String, List<String>> typed)
            implements OfficeView {
        public String was(String field) {
            List<String> values = typed.getOrDefault(field, List.of());
            return values.isEmpty() ? "" : values.getFirst();
        }

        public Piece.Field line(Page page, String field) {
            return Piece.Field.line(field, page.text("release.correction." + field), was(field))
                    .withErrors(errors);
        }
    }

    /// @param coming announced and not yet published, the next first
    /// @param published newest first
    record Calendar(List<Line> coming, List<Line> published) implements OfficeView {}

    record Log(List<Correction> corrections) implements OfficeView {}

    /// @param rows what was fixed before it was used, newest first, of the newest cut
    record Registered(List<Map<String, String>> rows) implements OfficeView {}
}
