package org.kenes.server.release;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.cut.Cut;
import org.kenes.dataset.cut.FolderSources;
import org.kenes.dataset.cut.Opening;
import org.kenes.dataset.cut.Openings;
import org.kenes.dataset.cut.PublishedOpenings;
import org.kenes.dataset.cut.TextStatus;
import org.kenes.dataset.figure.Evaluation;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.table.DataPackage;
import org.kenes.ledger.account.Dispositions;
import org.kenes.ledger.entry.Disposition;
import org.kenes.ledger.entry.LedgerRecord.Revision;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.strict.Members;
import org.kenes.ledger.tree.Hash;
import org.kenes.report.Manifest;
import org.kenes.report.ReleaseBuilder;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.Record;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.release.Releases.Release;
import org.kenes.server.shell.setup.FolderTree;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was erased after a release disappears from its rows (ledger spec 9): the tables, and the
/// pages made from them, are built again without it, and an entry of kind 11 says so. The findings
/// stay what they were; whoever recounts the revised copy is told by how much it may differ.
@Component
public class Revisions {
    private static final int MEGABYTES = 1024;

    /// @param withheld rows that are not shown any more
    /// @param silenced rows that have lost their words only
    public record Revised(Release release, long number, long withheld, long silenced) {}

    /// What the log says of a release.
    ///
    /// @param then at the size it covers
    /// @param now at the published size
    private record Told(Dispositions then, Dispositions now, long revisions) {
        SortedMap<Long, Long> withheld() {
            SortedMap<Long, Long> withheld = new TreeMap<>();
            for (long index = 0; index < then.size(); index++) {
                if (counted(index) && now.goneAt(index) >= then.size()) {
                    withheld.put(index, now.goneAt(index));
                }
            }
            return withheld;
        }

        Set<Long> silenced() {
            Set<Long> silenced = new TreeSet<>();
            for (long index = 0; index < then.size(); index++) {
                boolean since = now.areWordsGone(index) && !then.areWordsGone(index);
                if (counted(index) && since && now.goneAt(index) < 0) {
                    silenced.add(index);
                }
            }
            return silenced;
        }

        private boolean counted(long index) {
            return then.at(index) instanceof Disposition.Counted;
        }
    }

    private final Releases releases;
    private final Folders folders;
    private final PublicLog log;
    private final Record record;
    private final TransactionTemplate transaction;

    Revisions(
            Releases releases,
            Folders folders,
            PublicLog log,
            Record record,
            TransactionTemplate transaction) {
        this.releases = releases;
        this.folders = folders;
        this.log = log;
        this.record = record;
        this.transaction = transaction;
    }

    /// Builds the newest release again if something in it has been erased since.
    public Optional<Revised> reviseNewest() {
        return releases.all().stream().findFirst().flatMap(this::revise);
    }

    /// @return empty if the release shows nothing that was erased
    public Optional<Revised> revise(Release release) {
        DataPackage data = DataPackage.read(releases.folder(release));
        Told told = read(release.number(), data.cut().size());
        SortedMap<Long, Long> withheld = told.withheld();
        Set<Long> silenced = told.silenced();
        if (withheld.isEmpty() && silenced.isEmpty()) {
            return Optional.empty();
        }
        Path folder = build(data, withheld, silenced);
        String manifest = Hash.sha256(Manifest.write(folder)).hex();
        List<String> changed = changed(Manifest.files(data.folder()), Manifest.files(folder));
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        Revision revision =
                new Revision(
                        release.number(), told.revisions() + 1, changed, withheld.size(), manifest);
        String key = release.number() + "." + revision.revision();
        transaction.executeWithoutResult(
                status -> record.announce(new SubmissionKey("release/revision", key), revision));
        log.sequence();
        log.copyTo(folder.resolve("log"), data.cut().size(), release.number());
        folders.appear(folder, folders.release(release.id()));
        return Optional.of(
                new Revised(release, revision.revision(), withheld.size(), silenced.size()));
    }

    private Path build(DataPackage data, SortedMap<Long, Long> withheld, Set<Long> silenced) {
        Path folder = folders.fresh("revision");
        FolderTree.copy(data.folder(), folder);
        FolderTree.remove(folder.resolve("log"));
        FolderTree.remove(folder.resolve("data"));
        FolderTree.remove(folder.resolve("opinion"));
        try (PublishedOpenings published = new PublishedOpenings(data, MEGABYTES)) {
            new Cut(
                            log.reader(),
                            Cut.point(data),
                            new Silencing(published, silenced),
                            new FolderSources(folder.resolve("sources")))
                    .withholding(withheld)
                    .writeTables(
                            folder,
                            DataPackage.Form.BOTH,
                            description(data),
                            Evaluation.VERIFIED_LEVEL);
        }
        Findings findings =
                Findings.read(Cuts.bytes(folder.resolve("findings.json")), "findings.json");
        ReleaseBuilder.build(folder, folder, findings, folder);
        return folder;
    }

    private static Map<String, Object> description(DataPackage data) {
        Map<String, Object> json = new TreeMap<>(data.json());
        json.keySet().removeAll(List.of("$schema", "resources", "created", "kenes"));
        return json;
    }

    private static List<String> changed(Map<String, String> before, Map<String, String> after) {
        Set<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        paths.removeIf(path -> Objects.equals(before.get(path), after.get(path)));
        return new ArrayList<>(paths);
    }

    private Told read(long release, long size) {
        long end = log.sequence().head().size();
        var lookup = log.reader();
        Dispositions now = new Dispositions(log.origin(), index -> lookup.entry(index, end));
        Dispositions then = now;
        long revisions = 0;
        Iterator<byte[]> entries = log.reader().entries(0, end, end);
        for (long index = 0; index < end; index++) {
            if (index == size) {
                then = now.copy();
            }
            byte[] entry = entries.next();
            now.accept(entry);
            if (LogEntry.parse(entry) instanceof LogEntry.Public it && it.kind() == 11) {
                Revision earlier = Revision.of(new Members(it.members()));
                if (earlier.release() == release) {
                    revisions = Math.max(revisions, earlier.revision());
                }
            }
        }
        return new Told(then, now, revisions);
    }

    /// The openings that a release shows, some without their words.
    private record Silencing(Openings published, Set<Long> silenced) implements Openings {
        @Override
        public Cursor open(long size) {
            Cursor all = published.open(size);
            return new Cursor() {
                @Override
                public @Nullable Opening next() {
                    Opening next = all.next();
                    return next == null || !silenced.contains(next.index())
                            ? next
                            : Opening.silent(
                                    next.index(),
                                    next.coded(),
                                    next.codedSalt(),
                                    next.rest(),
                                    TextStatus.ERASED);
                }

                @Override
                public void close() {
                    all.close();
                }
            };
        }
    }
}
