package org.kenes.dataset.annex.reading;

import java.io.Serializable;

/// Texts that are counted together.
///
/// @param once whether copies count once ("collapsed") or as often as they were sent ("all")
/// @param dimension `stance`, `wid`, `region`, `audience`, or `*` for everything of the language
/// @param value of the dimension
record Heap(String lang, boolean once, String dimension, String value) implements Serializable {
    static final String EVERYTHING = "*";

    /// The same kind of heap over all texts of the language.
    Heap everything() {
        return new Heap(lang, once, EVERYTHING, EVERYTHING);
    }

    String reading() {
        return once ? "collapsed" : "all";
    }
}
