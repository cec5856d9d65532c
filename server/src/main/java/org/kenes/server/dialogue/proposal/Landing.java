package org.kenes.server.dialogue.proposal;

import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Wording;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/// Where an accepted proposal is in the text since. An editor names the place; here it is held
/// against the two versions, so that nobody is told "accepted" while the provision reads as before.
@Component
public class Landing {
    private final Drafts drafts;

    Landing(Drafts drafts) {
        this.drafts = drafts;
    }

    /// @param wid of the provision in the version where it landed
    public sealed interface Checked {
        record Landed(String draft, String wid) implements Checked {}

        /// No such version, or none after the one that the proposal is about.
        record NoLaterVersion() implements Checked {}

        record NoSuchProvision() implements Checked {}

        /// The provision reads as it did in the version before.
        record Unchanged() implements Checked {}
    }

    /// @param version id of a published version
    /// @param place eId in it, or empty: where the provision of the proposal stands now
    public Checked check(Proposals.Proposal proposal, String version, String place) {
        List<String> versions = drafts.ids();
        int at = versions.indexOf(version);
        if (at < 1 || at <= versions.indexOf(proposal.draft())) {
            return new Checked.NoLaterVersion();
        }
        Text now = drafts.find(version).orElseThrow();
        Text before = drafts.find(versions.get(at - 1)).orElseThrow();
        Optional<Wording> wording =
                place.isEmpty() ? now.wording(proposal.wid()) : now.wordingAt(place);
        if (wording.isEmpty() || wording.get().wid().isEmpty()) {
            return new Checked.NoSuchProvision();
        }
        String wid = wording.get().wid();
        boolean same =
                before.wording(wid)
                        .map(old -> old.together().equals(wording.get().together()))
                        .orElse(false);
        return same ? new Checked.Unchanged() : new Checked.Landed(version, wid);
    }
}
