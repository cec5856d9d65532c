package org.kenes.opinion.duplicates;

import org.kenes.opinion.Stance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The search over more texts than fit in memory: takes one after the other and keeps of each only
/// what is compared, about 300 bytes beside one for each of its letters and digits. Copies cost
/// twelve bytes.
///
/// Not thread-safe; one search at the end.
public final class FamilySearch {
    private static final int CHUNK = 1 << 14;

    private final Profile profile;
    private final Nodes nodes = new Nodes();
    private final List<Text<Long>> waiting = new ArrayList<>();
    private long[] ids = new long[1024];
    private int size;

    public FamilySearch(Profile profile) {
        this.profile = profile;
    }

    /// @param id larger than all before
    public void add(long id, String text, Stance stance) {
        if (size > 0 && id <= ids[size - 1]) {
            throw new IllegalArgumentException(id + " after " + ids[size - 1]);
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size + (size >> 1));
        }
        ids[size++] = id;
        waiting.add(new Text<>(id, text, stance));
        if (waiting.size() == CHUNK) {
            nodes.add(waiting);
            waiting.clear();
        }
    }

    /// Ids of each family of two or more, ascending; families by size, then by first id.
    public List<long[]> families() {
        nodes.add(waiting);
        waiting.clear();
        return Joined.of(nodes, profile).families().stream()
                .map(family -> family.stream().mapToLong(text -> ids[text]).toArray())
                .toList();
    }
}
