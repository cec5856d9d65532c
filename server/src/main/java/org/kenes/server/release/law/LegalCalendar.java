package org.kenes.server.release.law;

import org.jspecify.annotations.Nullable;
import org.kenes.report.law.LegalProfile;
import org.kenes.report.law.Lock;
import org.kenes.server.record.PublicSettings;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.release.law.LegalRows.EnteredWindow;
import org.kenes.server.release.law.LegalRows.Vote;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.shell.state.LegalWindow;
import org.kenes.server.shell.state.LegalWindow.Effect;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Which windows there are, and which run. Two stewards are needed for a change (in a demo one); it
/// is in force, and a public entry, when the second has confirmed. Nothing ends a window early: a
/// change that would shorten a running one is refused.
///
/// Thread-safe. What another server of the same dialogue changed is seen here within [#LATE].
@Component
public class LegalCalendar {
    private static final Duration LATE = Duration.ofSeconds(2);
    private static final int LONGEST_DAYS = 366;

    private record Known(List<LegalWindow> windows, @Nullable Vote vote, long readAt) {}

    /// What came of a change.
    public sealed interface Outcome {
        /// @param inForce false while the second person has not confirmed
        record Done(long id, boolean inForce) implements Outcome {}

        /// It would end or shorten this window, which runs.
        record Runs(LegalWindow window) implements Outcome {}

        /// The first person cannot be the second.
        record SamePerson() implements Outcome {}

        record NotFound() implements Outcome {}

        /// It ends before it begins, is over already, or is longer than a year.
        record Impossible() implements Outcome {}
    }

    private final LegalRows rows;
    private final TransactionTemplate transaction;
    private final PublicSettings settings;
    private final Dialogue dialogue;
    private final Clock clock;
    private final boolean oneIsEnough;
    private volatile Known known;

    LegalCalendar(
            LegalRows rows,
            TransactionTemplate transaction,
            PublicSettings settings,
            Dialogue dialogue,
            Clock clock,
            Settings installation) {
        this.rows = rows;
        this.transaction = transaction;
        this.settings = settings;
        this.dialogue = dialogue;
        this.clock = clock;
        this.oneIsEnough = installation.demo();
        this.known = read();
    }

    /// All windows in force, past ones too, by their beginning.
    public List<LegalWindow> windows() {
        Known now = known;
        if (System.nanoTime() - now.readAt() > LATE.toNanos()) {
            now = read();
            known = now;
        }
        return now.windows();
    }

    /// The window with this effect that runs at this moment and lasts longest.
    public Optional<LegalWindow> running(Effect effect, Instant at) {
        return windows().stream()
                .filter(window -> window.effect() == effect && window.runsAt(at))
                .max(Comparator.comparing(LegalWindow::to));
    }

    public Optional<LegalWindow> runningNow(Effect effect) {
        return running(effect, clock.instant());
    }

    /// A window of either effect that runs at this moment: nothing may be published then.
    public Optional<LegalWindow> anyRunning(Instant at) {
        return running(Effect.SILENCE, at).or(() -> running(Effect.EMBARGO, at));
    }

    /// The profile in force; `none` until a steward has chosen one.
    public LegalProfile profile() {
        Vote vote = vote().orElse(null);
        return LegalProfile.of(vote == null ? "none" : vote.profile());
    }

    /// Under which law, and when people vote, as it is in force.
    public Optional<Vote> vote() {
        windows();
        return Optional.ofNullable(known.vote());
    }

    /// @param by staff, or null for the administrator's key
    Outcome enter(LegalWindow window, @Nullable Long by) {
        if (!window.to().isAfter(clock.instant())
                || Duration.between(window.from(), window.to()).toDays() > LONGEST_DAYS) {
            return new Outcome.Impossible();
        }
        return changed(() -> {
            long id = rows.enter(window, by, clock.instant(), oneIsEnough);
            return oneIsEnough ? announce(id, window) : new Outcome.Done(id, false);
        });
    }

    Outcome confirmWindow(long id, @Nullable Long by) {
        return changed(() -> {
            EnteredWindow found = rows.window(id).orElse(null);
            if (found == null || found.inForce()) {
                return new Outcome.NotFound();
            }
            if (Objects.equals(found.enteredBy(), by)) {
                return new Outcome.SamePerson();
            }
            rows.confirmWindow(id, by);
            return announce(id, found.window());
        });
    }

    /// @param day null if nobody votes
    /// @param zones at least one, the country's own first
    /// @param by staff, or null for the administrator's key and the loader of a demo
    public Outcome choose(
            String profile,
            @Nullable LocalDate day,
            List<ZoneId> zones,
            String reason,
            @Nullable Long by) {
        Vote vote = new Vote(0, profile, day, zones, reason, by, oneIsEnough);
        Optional<LegalWindow> shortened = shortenedBy(vote);
        if (shortened.isPresent()) {
            return new Outcome.Runs(shortened.get());
        }
        return changed(() -> {
            long id = rows.enter(vote, clock.instant());
            return oneIsEnough ? announce(id, vote) : new Outcome.Done(id, false);
        });
    }

    Outcome confirmVote(long id, @Nullable Long by) {
        return changed(() -> {
            Vote found = rows.vote(id).orElse(null);
            if (found == null || found.inForce()) {
                return new Outcome.NotFound();
            }
            if (Objects.equals(found.enteredBy(), by)) {
                return new Outcome.SamePerson();
            }
            Optional<LegalWindow> shortened = shortenedBy(found);
            if (shortened.isPresent()) {
                return new Outcome.Runs(shortened.get());
            }
            rows.confirmVote(id, by);
            return announce(id, found);
        });
    }

    private Optional<LegalWindow> shortenedBy(Vote vote) {
        Instant now = clock.instant();
        List<LegalWindow> after = windowsOf(vote);
        return windowsOf(vote().orElse(null)).stream()
                .filter(window -> window.runsAt(now))
                .filter(window -> after.stream().noneMatch(it -> reachesAsFar(it, window, now)))
                .findFirst();
    }

    private static boolean reachesAsFar(LegalWindow it, LegalWindow as, Instant now) {
        return it.effect() == as.effect() && it.runsAt(now) && !it.to().isBefore(as.to());
    }

    private Outcome changed(Supplier<Outcome> change) {
        Outcome outcome = Objects.requireNonNull(transaction.execute(status -> change.get()));
        known = read();
        return outcome;
    }

    private Outcome announce(long id, LegalWindow window) {
        String what = window.effect() + " " + window.from() + "/" + window.to();
        return announce("window", id, "", what, window.rule());
    }

    private Outcome announce(long id, Vote vote) {
        String before = vote().map(Vote::inWords).orElse("");
        return announce("legal-profile", id, before, vote.inWords(), vote.reason());
    }

    private Outcome announce(String name, long id, String before, String after, String reason) {
        settings.changed(
                new SubmissionKey("release/" + name, Long.toString(id)),
                name,
                before,
                after,
                reason);
        return new Outcome.Done(id, true);
    }

    private Known read() {
        Vote vote = rows.voteInForce().orElse(null);
        List<LegalWindow> windows = new ArrayList<>(windowsOf(vote));
        rows.windows().stream()
                .filter(EnteredWindow::inForce)
                .map(EnteredWindow::window)
                .forEach(windows::add);
        windows.sort(Comparator.comparing(LegalWindow::from).thenComparing(LegalWindow::effect));
        tell(List.copyOf(windows));
        dialogue.forbidSpeakers(LegalProfile.of(vote == null ? "none" : vote.profile()).speakers());
        return new Known(List.copyOf(windows), vote, System.nanoTime());
    }

    private void tell(List<LegalWindow> windows) {
        if (!dialogue.info().windows().equals(windows)) {
            dialogue.become(info -> info.with(windows));
        }
    }

    /// The locks of the profile around the day of the vote.
    static List<LegalWindow> windowsOf(@Nullable Vote vote) {
        LocalDate day = vote == null ? null : vote.day();
        if (vote == null || day == null) {
            return List.of();
        }
        List<LegalWindow> windows = new ArrayList<>();
        for (Lock lock : LegalProfile.of(vote.profile()).locks()) {
            for (Map.Entry<String, Effect> covered : COVERS.entrySet()) {
                if (lock.covers().contains(covered.getKey())) {
                    windows.add(
                            new LegalWindow(
                                    covered.getValue(),
                                    lock.start(day, vote.zones()),
                                    lock.end(day, vote.zones()),
                                    vote.profile() + "/" + lock.id()));
                }
            }
        }
        return windows;
    }

    /// What a profile's lock covers → what that does here.
    private static final Map<String, Effect> COVERS =
            Map.of("opinion-measure", Effect.EMBARGO, "new-publication", Effect.SILENCE);
}
