package org.kenes.server.release;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.table.DataPackage;
import org.kenes.report.CodeNames;
import org.kenes.server.shell.CutStamp;
import org.springframework.stereotype.Component;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/// The only place a page takes a number from: the findings of the newest cut. Thread-safe; a page
/// that asks several times should take {@link #newest} once, so that all its numbers come from one
/// cut.
@Component
public class Numbers {
    /// @param stamp which cut, and when
    /// @param names what the codes in its rows are called
    /// @param files table → file name of its CSV in the cut's folder
    public record Newest(
            CutStamp stamp, Findings findings, CodeNames names, Map<String, String> files) {
        String file(String table) {
            return files.getOrDefault(table, table + ".csv");
        }

        public Optional<FigureFindings> figure(String id) {
            return findings.figure(id);
        }
    }

    private final AtomicReference<@Nullable Newest> newest = new AtomicReference<>();

    public Optional<Newest> newest() {
        return Optional.ofNullable(newest.get());
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
        Map<String, String> files = new TreeMap<>();
        for (DataPackage.TableFile file : DataPackage.read(cut).files()) {
            if (file.format().equals("csv")) {
                files.put(
                        file.table().name(),
                        file.path().substring(file.path().lastIndexOf('/') + 1));
            }
        }
        newest.set(new Newest(stamp, findings, CodeNames.read(cut), files));
    }
}
