package org.kenes.sample;

/// A text that is sent many times with small edits.
///
/// @param phrase which of the two texts of that side
/// @param late whether it runs in the second half of the discussion
record Campaign(
        String id, String stance, int unit, int language, int phrase, boolean late, int first) {

    /// Of a hundred opinions in a row, so many belong to each campaign that is running.
    static final int SIZE = 6;

    boolean has(int rank) {
        return rank >= first && rank < first + SIZE;
    }
}
