package org.kenes.opinion.duplicates;

/// How alike two texts must be. Both profiles use all 128 bins of a [Sketch] in 32 bands of 4 rows.
/// For the strict bar, 16 bands of 8 rows were measured first: they propose only 61 % of the pairs
/// at J = .7, and a fifth of the copies under a personal greeting were lost (recall of pairs .925
/// on the reference set). Bands only propose pairs; the bar is applied to the shingles themselves.
public enum Profile {
    STRICT(32, 4, 7),
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
