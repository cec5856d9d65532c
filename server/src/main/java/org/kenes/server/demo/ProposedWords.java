package org.kenes.server.demo;

import org.kenes.sample.Sample;
import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;
import org.kenes.server.dialogue.Said;
import org.kenes.server.dialogue.Statement.Whence;
import org.kenes.server.dialogue.proposal.Dispositions;
import org.kenes.server.dialogue.proposal.Landing;
import org.kenes.server.dialogue.proposal.Proposals;
import org.kenes.server.text.Text;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/// The sample's proposals about the earlier draft and the present one, and what two drafters
/// decided about each: taken into the text, taken in part, declined, outside the law, still looked
/// at.
@Component
class ProposedWords {
    private final Proposals proposals;
    private final Dispositions dispositions;
    private final Landing landing;
    private final StaffLinks staff;
    private final List<Sent> sent = new ArrayList<>();

    ProposedWords(
            Proposals proposals, Dispositions dispositions, Landing landing, StaffLinks staff) {
        this.proposals = proposals;
        this.dispositions = dispositions;
        this.landing = landing;
        this.staff = staff;
    }

    private record Sent(Sample.Proposal it, String code) {}

    /// @param text that everybody reads now
    /// @param earlier whether it is the draft before
    void propose(Text text, boolean earlier) {
        for (Sample.Proposal it : Sample.proposals()) {
            if (it.earlier() == earlier) {
                var proposing =
                        new Proposals.Proposing(
                                "kenes demo proposal " + it.eId() + " " + it.day(),
                                text.draft().id(),
                                text.wordingAt(it.eId()).orElseThrow().wid(),
                                it.wording(),
                                it.reason(),
                                it.lang(),
                                Whence.self("", ""),
                                it.day(),
                                null);
                if (proposals.propose(proposing) instanceof Said.Recorded recorded) {
                    sent.add(new Sent(it, recorded.code()));
                }
            }
        }
    }

    /// Once every proposal has its place in the log.
    void decide(Text text) {
        long drafter = staff.takeOn(Role.DRAFTER, "Demo drafter of decisions", null);
        long second = staff.takeOn(Role.DRAFTER, "Demo second drafter", null);
        for (Sent one : sent) {
            Sample.Proposal it = one.it();
            if (it.decision().isEmpty()) {
                continue;
            }
            var proposal = proposals.find(one.code()).orElseThrow();
            Landing.Checked.Landed landed =
                    landing.check(proposal, text.draft().id(), "")
                                    instanceof Landing.Checked.Landed found
                            ? found
                            : null;
            boolean taken = it.decision().equals("accepted") || it.decision().equals("partly");
            if (taken && landed == null) {
                throw new IllegalStateException(it.eId() + " reads as before");
            }
            long batch =
                    dispositions.prepare(
                            new Dispositions.Prepared(
                                    it.decision(),
                                    it.body(),
                                    it.reasons(),
                                    List.of(
                                            new Dispositions.Place(
                                                    one.code(), taken ? landed : null))),
                            drafter);
            if (!(dispositions.publish(batch, second) instanceof Dispositions.Published.Done)) {
                throw new IllegalStateException("no decision about " + it.eId());
            }
        }
    }
}
