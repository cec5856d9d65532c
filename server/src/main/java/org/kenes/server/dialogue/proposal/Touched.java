package org.kenes.server.dialogue.proposal;

import org.kenes.lawtext.diff.Diff;
import org.kenes.lawtext.diff.Diff.Kind;
import org.kenes.lawtext.diff.Diff.Segment;

import java.util.BitSet;
import java.util.List;

/// Which words of the present wording a proposal takes out or puts something beside. Two proposals
/// for the same wording collide where these meet.
final class Touched {
    private Touched() {}

    /// @param offsets number of the first word of each line of the present wording
    /// @return numbers of words of the present wording, counted from 0 over all its lines
    static BitSet of(Diff diff, List<Integer> offsets) {
        BitSet touched = new BitSet();
        int word = 0;
        for (Diff.Changed line : diff.pieces()) {
            var before = line.before();
            if (before != null) {
                word = offsets.get(Integer.parseInt(before.eId()));
            }
            List<Segment> segments = line.segments();
            for (int i = 0; i < segments.size(); i++) {
                Segment it = segments.get(i);
                switch (it.kind()) {
                    case KEPT -> word += words(it.text());
                    case DELETED -> {
                        touched.set(word, word + words(it.text()));
                        word += words(it.text());
                    }
                    case INSERTED -> {
                        if (!isDeleted(segments, i - 1) && !isDeleted(segments, i + 1)) {
                            touched.set(Math.max(0, word - 1), word + 1);
                        }
                    }
                }
            }
        }
        return touched;
    }

    /// What takes the place of words touches these and no others.
    private static boolean isDeleted(List<Segment> segments, int i) {
        return i >= 0 && i < segments.size() && segments.get(i).kind() == Kind.DELETED;
    }

    static int words(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? 0 : stripped.split("\\s+").length;
    }
}
