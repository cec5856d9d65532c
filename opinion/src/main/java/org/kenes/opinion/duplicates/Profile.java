package org.kenes.opinion.duplicates;

/// How alike two texts must be. Both profiles use all 128 bins of a [Sketch].
public enum Profile {
    STRICT(16, 8, 7),
    LOOSE(32, 4, 6);

    final int bands;
    final int rows;

    /// The least Jaccard similarity, in tenths.
    final int tenths;

    Profile(int bands, int rows, int tenths) {
        this.bands = bands;
        this.rows = rows;
        this.tenths = tenths;
    }
}
