package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.kenes.dataset.cut.Cut;
import org.kenes.dataset.cut.FolderSources;
import org.kenes.dataset.cut.PublishedOpenings;
import org.kenes.dataset.table.DataPackage;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.verify.LogVerifier;
import org.kenes.server.record.PublicLog;

import java.nio.file.Path;
import java.util.List;

/// What must hold after every step, whatever the step was.
final class Checker {
    private final Path data;
    private final PublicLog log;
    private long size;

    Checker(Path data, PublicLog log) {
        this.data = data;
        this.log = log;
    }

    /// Everything recorded gets its place; the log verifies as a stranger would verify it, and
    /// never gets shorter.
    void logVerifies() {
        long now = log.sequence().head().size();
        assertThat(now).as("the log never gets shorter").isGreaterThanOrEqualTo(size);
        size = now;
        var verified = LogVerifier.of(Source.folder(data.resolve("log")), log.key()).verify();
        assertThat(verified.checkpoint().size()).isEqualTo(now);
    }

    /// The published tables are those that anybody makes from the log, the published openings and
    /// the published sources.
    void tablesFollowFromTheLog(Path cut) {
        DataPackage published = DataPackage.read(cut);
        try (PublishedOpenings openings = new PublishedOpenings(published, 256)) {
            Cut again =
                    new Cut(
                            log.reader(),
                            Cut.point(published),
                            openings,
                            new FolderSources(cut.resolve("sources")));
            assertThat(again.tableHashes()).isEqualTo(published.tableHashes());
        }
        assertThat(List.of(published.cut().origin())).containsExactly(log.origin());
    }
}
