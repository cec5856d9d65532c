package org.kenes.server.release.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.entry.ReleaseEntry;
import org.kenes.ledger.tree.Hash;
import org.kenes.report.check.CheckResult;
import org.kenes.report.check.ClaimResult;
import org.kenes.report.check.LegalReviews;
import org.kenes.report.source.ReleaseSource;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.release.Releases;
import org.kenes.server.release.law.LegalCalendar;
import org.kenes.server.release.office.EarlyAccess.Grant;
import org.kenes.server.release.office.ReleaseDrafts.Draft;
import org.kenes.server.release.office.ReleaseDrafts.State;
import org.kenes.server.shell.setup.FolderTree;
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.shell.state.LegalWindow;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/// The way of a release from its first draft to the public: saved, announced, signed by somebody
/// else, published at its hour.
@Component
public class ReleaseDesk {
    static final int LONGEST_TEXT = 1_000_000;

    /// What came of a step.
    sealed interface Outcome {
        record Done(String id) implements Outcome {}

        /// It cannot be read; the message names file, line and column.
        record Invalid(String message) implements Outcome {}

        record NotFound() implements Outcome {}

        /// Not the step that comes next.
        record NotYet() implements Outcome {}

        /// Whoever wrote it does not sign it.
        record SamePerson() implements Outcome {}

        /// Only a claim that touches the law is reviewed, and not by whoever wrote it.
        record NothingToReview() implements Outcome {}

        /// The check does not pass.
        record NotPublishable(CheckResult check) implements Outcome {}

        /// Its hour is inside this window.
        record Locked(LegalWindow window) implements Outcome {}

        /// The dialogue stands under another law than the release says.
        record OtherProfile(String profile) implements Outcome {}
    }

    private final ReleaseDrafts drafts;
    private final EarlyAccess early;
    private final ClaimReviews reviews;
    private final Releases releases;
    private final LegalCalendar calendar;
    private final Record record;
    private final TransactionTemplate transaction;
    private final Dialogue dialogue;
    private final Clock clock;
    private final ReentrantLock publishing = new ReentrantLock();

    ReleaseDesk(
            ReleaseDrafts drafts,
            EarlyAccess early,
            ClaimReviews reviews,
            Releases releases,
            LegalCalendar calendar,
            Record record,
            TransactionTemplate transaction,
            Dialogue dialogue,
            Clock clock) {
        this.drafts = drafts;
        this.early = early;
        this.reviews = reviews;
        this.releases = releases;
        this.calendar = calendar;
        this.record = record;
        this.transaction = transaction;
        this.dialogue = dialogue;
        this.clock = clock;
    }

    /// @param texts by language
    /// @param supersedes a published release, or null
    Outcome save(
            String yaml,
            Map<String, String> texts,
            String analyst,
            @Nullable String supersedes,
            long by) {
        Path folder = folder(yaml, texts);
        try {
            ReleaseSource source = ReleaseSource.read(folder);
            if (releases.find(source.id()).isPresent()) {
                return new Outcome.Invalid(
                        ReleaseSource.NAME
                                + ": a release "
                                + source.id()
                                + " is published already");
            }
            Draft draft =
                    new Draft(
                            source.id(),
                            source.kind(),
                            yaml,
                            source.publishAt().toInstant(),
                            analyst,
                            supersedes,
                            by,
                            null,
                            State.DRAFT,
                            "");
            transaction.executeWithoutResult(status -> drafts.save(draft, texts));
            return new Outcome.Done(source.id());
        } catch (InvalidInput e) {
            return new Outcome.Invalid(String.valueOf(e.getMessage()));
        } finally {
            FolderTree.remove(folder);
        }
    }

    /// The check of a draft on the newest cut, at the later of its hour and now; empty before the
    /// first cut.
    Optional<CheckResult> check(Draft draft) {
        Path folder = folder(draft);
        try {
            return releases.check(folder);
        } finally {
            FolderTree.remove(folder);
        }
    }

    /// Its hour and its analyst enter the public calendar and the record.
    Outcome announce(String id) {
        Draft draft = drafts.find(id).orElse(null);
        if (draft == null) {
            return new Outcome.NotFound();
        }
        if (draft.state() != State.DRAFT) {
            return new Outcome.NotYet();
        }
        String announcement = id + "\n" + draft.publishAt() + "\n" + draft.analyst() + "\n";
        transaction.executeWithoutResult(status -> {
            drafts.become(id, State.ANNOUNCED, null);
            register("release-calendar", id, announcement);
        });
        return new Outcome.Done(id);
    }

    /// Something is fixed in public before it is used: kind 96, under the hash of its content.
    void register(String what, String id, String content) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), dialogue.info().zone());
        String sha256 = Hash.sha256(content.getBytes(UTF_8)).hex();
        transaction.executeWithoutResult(status ->
                record.add(
                        new Submission(
                                new SubmissionKey(
                                        "release/register", what + "/" + id + "/" + sha256),
                                content.getBytes(UTF_8),
                                () -> new ReleaseEntry.Registration(what, id, sha256, day))));
    }

    /// A lawyer clears or refuses claims that touch the law. It lifts nothing before it is in the
    /// log, and nothing that a running window forbids.
    Outcome review(String id, Set<String> claims, String decision, String note, long by) {
        Draft draft = drafts.find(id).orElse(null);
        if (draft == null) {
            return new Outcome.NotFound();
        }
        if (draft.state() == State.PUBLISHED) {
            return new Outcome.NotYet();
        }
        if (draft.madeBy() == by) {
            return new Outcome.SamePerson();
        }
        Set<String> touching =
                check(draft).stream()
                        .flatMap(check -> check.claims().stream())
                        .filter(claim -> !claim.legal().isEmpty())
                        .map(ClaimResult::id)
                        .collect(Collectors.toSet());
        if (claims.isEmpty() || !touching.containsAll(claims)) {
            return new Outcome.NothingToReview();
        }
        reviews.add(id, claims.stream().sorted().toList(), decision, note, by);
        return new Outcome.Done(id);
    }

    /// The second person. A release whose hour is past is published at once.
    Outcome sign(String id, long by) {
        Draft draft = drafts.find(id).orElse(null);
        if (draft == null) {
            return new Outcome.NotFound();
        }
        if (draft.state() != State.ANNOUNCED) {
            return new Outcome.NotYet();
        }
        if (draft.madeBy() == by) {
            return new Outcome.SamePerson();
        }
        Instant hour = later(draft.publishAt(), clock.instant());
        Optional<LegalWindow> window = calendar.anyRunning(hour);
        if (window.isPresent()) {
            return new Outcome.Locked(window.get());
        }
        CheckResult check = check(draft).orElse(null);
        if (check == null) {
            return new Outcome.NotYet();
        }
        if (calendar.vote().isPresent() && !calendar.profile().id().equals(check.profile())) {
            return new Outcome.OtherProfile(calendar.profile().id());
        }
        if (!check.publishable()) {
            return new Outcome.NotPublishable(check);
        }
        drafts.become(id, State.SIGNED, by);
        publishDue();
        return new Outcome.Done(id);
    }

    /// Publishes every signed release whose hour has come. What the law or the check now refuses
    /// stays, with a note.
    public void publishDue() {
        publishing.lock();
        try {
            Instant now = clock.instant();
            drafts.all().stream()
                    .filter(it -> it.state() == State.SIGNED && !it.publishAt().isAfter(now))
                    .sorted(
                            java.util.Comparator.comparing(Draft::publishAt)
                                    .thenComparing(Draft::id))
                    .forEach(this::publish);
        } finally {
            publishing.unlock();
        }
    }

    private void publish(Draft draft) {
        Path folder = folder(draft);
        try {
            transaction.executeWithoutResult(status -> recordAccess(draft.id()));
            switch (releases.publish(folder, draft.supersedes())) {
                case Releases.Outcome.Published done ->
                        drafts.become(draft.id(), State.PUBLISHED, draft.signedBy());
                case Releases.Outcome.Locked locked ->
                        drafts.note(draft.id(), locked.window().rule());
                case Releases.Outcome.Refused refused ->
                        drafts.note(draft.id(), String.join("\n", refused.lines()));
            }
        } finally {
            FolderTree.remove(folder);
        }
    }

    /// From now on everybody can read who saw it early.
    private void recordAccess(String release) {
        for (Grant grant : early.of(release)) {
            record.add(
                    new Submission(
                            new SubmissionKey(
                                    "release/access",
                                    release + "/" + grant.who() + "/" + grant.at()),
                            grant.purpose().getBytes(UTF_8),
                            () ->
                                    new ReleaseEntry.Access(
                                            release, grant.who(), grant.at(), grant.purpose())));
        }
    }

    Outcome grant(String id, String who, String purpose, long by) {
        Draft draft = drafts.find(id).orElse(null);
        if (draft == null) {
            return new Outcome.NotFound();
        }
        if (draft.state() == State.PUBLISHED) {
            return new Outcome.NotYet();
        }
        early.grant(id, new Grant(who, clock.instant(), purpose), by);
        return new Outcome.Done(id);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// The draft with what a lawyer has said of it.
    private Path folder(Draft draft) {
        Path folder = folder(draft.yaml(), drafts.texts(draft.id()));
        LegalReviews said = reviews.published(draft.id());
        if (!said.reviews().isEmpty()) {
            try {
                Files.write(folder.resolve(LegalReviews.NAME), said.write());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder;
    }

    /// `release.yaml` and `text.<lang>.md` in a folder of their own.
    private static Path folder(String yaml, Map<String, String> texts) {
        try {
            Path folder = Files.createTempDirectory("kenes-draft");
            Files.writeString(folder.resolve(ReleaseSource.NAME), yaml);
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Files.writeString(folder.resolve("text." + text.getKey() + ".md"), text.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
