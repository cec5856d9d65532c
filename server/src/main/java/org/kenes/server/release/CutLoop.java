package org.kenes.server.release;

import org.kenes.server.shell.setup.Duty;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

/// Takes a cut, and revises the newest release if something in it was erased, every so often while
/// the server runs; with an interval of zero only when asked.
@Component
class CutLoop extends Duty {
    private final Cuts cuts;
    private final Revisions revisions;

    CutLoop(Cuts cuts, Revisions revisions, Settings settings) {
        super("cuts", settings.record().cutEvery());
        this.cuts = cuts;
        this.revisions = revisions;
    }

    @Override
    protected void turn() {
        cuts.take();
        revisions.reviseNewest();
    }
}
