package org.kenes.server.release;

import org.kenes.dataset.figure.Findings;
import org.kenes.server.release.Numbers.Newest;
import org.kenes.server.release.Releases.Release;
import org.kenes.server.release.law.Embargo;
import org.kenes.server.release.law.LegalCalendar;
import org.kenes.server.shell.state.CutStamp;
import org.kenes.server.shell.state.LegalWindow.Effect;
import org.springframework.stereotype.Component;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Cuts that can still be read: the newest, and those that a release rests on. What other cuts
/// found is gone with their folders; their entries stay in the log. Thread-safe.
@Component
class KeptCuts {
    private final Numbers numbers;
    private final Cuts cuts;
    private final Releases releases;
    private final LegalCalendar calendar;

    /// The earlier cut that was read last: who follows a history goes back one by one.
    private volatile Optional<Newest> last = Optional.empty();

    KeptCuts(Numbers numbers, Cuts cuts, Releases releases, LegalCalendar calendar) {
        this.numbers = numbers;
        this.cuts = cuts;
        this.releases = releases;
        this.calendar = calendar;
    }

    /// The cut with that number, if it is kept; inside an embargo without measures of positions,
    /// like every page.
    ///
    /// @param figure the figure it is wanted for
    Optional<Newest> find(long number, String figure) {
        Optional<Newest> newest = numbers.newest();
        if (newest.isPresent() && newest.get().stamp().number() == number) {
            return newest;
        }
        boolean embargo = calendar.runningNow(Effect.EMBARGO).isPresent();
        return kept(number)
                .filter(cut ->
                        !embargo
                                || cut.figure(figure)
                                        .filter(it -> !Embargo.covers(it.definition()))
                                        .isPresent());
    }

    private Optional<Newest> kept(long number) {
        Optional<Newest> known = last;
        if (known.isPresent() && known.get().stamp().number() == number) {
            return known;
        }
        Optional<Newest> read =
                cuts.find(number)
                        .filter(cut ->
                                Files.isRegularFile(cuts.folder(cut).resolve("findings.json")))
                        .map(this::read);
        last = read;
        return read;
    }

    private Newest read(Cuts.Taken cut) {
        Path folder = cuts.folder(cut);
        return Numbers.of(
                new CutStamp(cut.number(), cut.at()),
                Findings.read(Cuts.bytes(folder.resolve("findings.json")), "findings.json"),
                folder);
    }

    /// Newest first.
    List<CutStamp> all() {
        Stream<CutStamp> released =
                releases.all().stream()
                        .map(Release::cut)
                        .flatMap(number -> cuts.find(number).stream())
                        .map(cut -> new CutStamp(cut.number(), cut.at()));
        return Stream.concat(numbers.cut().stream(), released)
                .distinct()
                .sorted((a, b) -> Long.compare(b.number(), a.number()))
                .toList();
    }
}
