package org.kenes.ledger.tree;

import org.kenes.ledger.MalformedException;

/// What a log is at one moment: how many entries, and the root over them.
public record Head(long size, Hash root) {
    public static final Head EMPTY = new Head(0, Merkle.EMPTY);

    public Head {
        if (size < 0) {
            throw new MalformedException("a size is not negative: " + size);
        }
        if (size == 0 && !root.equals(Merkle.EMPTY)) {
            throw new MalformedException("an empty log has the root H(\"\"), not " + root);
        }
    }
}
