package org.kenes.server.release;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.table.DataPackage;
import org.kenes.report.CodeNames;
import org.kenes.server.release.law.Embargo;
import org.kenes.server.release.law.LegalCalendar;
import org.kenes.server.shell.state.CutStamp;
import org.kenes.server.shell.state.LegalWindow.Effect;
import org.springframework.stereotype.Component;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/// The only place a page takes a number from: the findings of the newest cut. Thread-safe; a page
/// that asks several times should take {@link #newest} once, so that all its numbers come from one
/// cut. While an embargo runs, figures that measure positions are not among them
/// ([Embargo#covers]): the page shows its other numbers, and the frame says what is left out.
@Component
public class Numbers {
    /// @param stamp which cut, and when
    /// @param names what the codes in its rows are called
    /// @param files table → file name of its CSV in the cut's folder
    public record Newest(
            CutStamp stamp, Findings findings, CodeNames names, Map<String, String> files) {
        /// Whether the cut has that table; one without rows is not among its files.
        boolean has(String table) {
            return files.containsKey(table);
        }

        String file(String table) {
            return files.getOrDefault(table, table + ".csv");
        }

        public Optional<FigureFindings> figure(String id) {
            return findings.figure(id);
        }
    }

    /// @param open what may be shown inside an embargo
    private record Shown(Newest all, Newest open) {}

    private final LegalCalendar calendar;
    private final AtomicReference<@Nullable Shown> newest = new AtomicReference<>();

    Numbers(LegalCalendar calendar) {
        this.calendar = calendar;
    }

    public Optional<Newest> newest() {
        Shown shown = newest.get();
        if (shown == null) {
            return Optional.empty();
        }
        boolean embargo = calendar.runningNow(Effect.EMBARGO).isPresent();
        return Optional.of(embargo ? shown.open() : shown.all());
    }

    public Optional<CutStamp> cut() {
        return newest().map(Newest::stamp);
    }

    public Optional<FigureFindings> figure(String id) {
        return newest().flatMap(n -> n.figure(id));
    }

    public List<FigureFindings> figures() {
        return newest().map(n -> n.findings().figures()).orElse(List.of());
    }

    void show(CutStamp stamp, Findings findings, Path cut) {
        Newest all = of(stamp, findings, cut);
        newest.set(
                new Shown(
                        all,
                        new Newest(stamp, withoutMeasures(findings), all.names(), all.files())));
    }

    /// What a cut found, whichever it is; nothing is left out.
    static Newest of(CutStamp stamp, Findings findings, Path cut) {
        Map<String, String> files = new TreeMap<>();
        for (DataPackage.TableFile file : DataPackage.read(cut).files()) {
            if (file.format().equals("csv")) {
                files.put(
                        file.table().name(),
                        file.path().substring(file.path().lastIndexOf('/') + 1));
            }
        }
        return new Newest(stamp, findings, CodeNames.read(cut), files);
    }

    private static Findings withoutMeasures(Findings findings) {
        return new Findings(
                findings.cut(),
                findings.figures().stream()
                        .filter(figure -> !Embargo.covers(figure.definition()))
                        .toList(),
                findings.lexicon(),
                findings.tables());
    }
}
