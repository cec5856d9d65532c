package org.kenes.server.follow;

import org.kenes.server.dialogue.Questions;
import org.kenes.server.dialogue.proposal.Proposals;
import org.kenes.server.shell.news.Interest;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Wording;
import org.springframework.stereotype.Component;

import java.util.Optional;

/// What can be followed, as readers name it: nothing for everything, the eId of a provision, the
/// code of a question or a proposal. An opinion cannot be followed: that would put an address
/// beside it.
@Component
class Interests {
    private final Drafts drafts;
    private final Questions questions;
    private final Proposals proposals;

    Interests(Drafts drafts, Questions questions, Proposals proposals) {
        this.drafts = drafts;
        this.questions = questions;
        this.proposals = proposals;
    }

    Optional<Interest> named(String about) {
        if (about.isEmpty()) {
            return Optional.of(Interest.EVERYTHING);
        }
        if (questions.find(about).isPresent() || proposals.find(about).isPresent()) {
            return Optional.of(Interest.inContribution(about));
        }
        return drafts.current()
                .flatMap(text -> text.wordingAt(about))
                .map(Wording::wid)
                .map(Interest::inProvision);
    }
}
