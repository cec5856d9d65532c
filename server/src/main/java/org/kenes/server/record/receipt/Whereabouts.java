package org.kenes.server.record.receipt;

import org.kenes.server.record.receipt.Receipts.Found;
import org.kenes.server.shell.state.CutStamp;
import org.kenes.server.shell.state.NewestCut;
import org.springframework.stereotype.Component;

import java.time.Clock;

/// What became of one entry, from the log and the newest cut.
@Component
class Whereabouts {
    private final NewestCut newest;
    private final Clock clock;

    Whereabouts(NewestCut newest, Clock clock) {
        this.newest = newest;
        this.clock = clock;
    }

    ReceiptView.State of(Found found) {
        Long index = found.index();
        if (index == null) {
            return clock.instant().isAfter(found.mergeBy())
                    ? new ReceiptView.State.Overdue()
                    : new ReceiptView.State.Waiting(found.mergeBy());
        }
        Integer gone = found.goneBy();
        if (gone != null) {
            return gone == 5
                    ? new ReceiptView.State.Withdrawn(index)
                    : new ReceiptView.State.Erased(index);
        }
        Long by = found.replacedBy();
        if (by != null) {
            return new ReceiptView.State.Replaced(index, Long.toString(by));
        }
        String excluded = found.excludedBy();
        if (excluded != null) {
            return new ReceiptView.State.Excluded(index, excluded);
        }
        String hidden = found.hiddenBy();
        if (hidden != null) {
            return new ReceiptView.State.Hidden(index, hidden);
        }
        CutStamp cut = newest.covering(index);
        return cut == null
                ? new ReceiptView.State.Logged(index)
                : new ReceiptView.State.Counted(index, cut.number());
    }

    /// Whether it has a page of its own: opinions, questions, proposals and statements.
    static boolean speaks(Found found) {
        return found.sealed() && (found.kind() <= 3 || found.kind() == 6);
    }

    /// The end of a message key `record.kind.`.
    static String kind(Found found) {
        if (!found.sealed()) {
            return "other";
        }
        return switch (found.kind()) {
            case 1 -> "opinion";
            case 2 -> "question";
            case 3 -> "proposal";
            case 6 -> "statement";
            case 7 -> "answer";
            case 9 -> "appeal";
            default -> "other";
        };
    }
}
