package org.kenes.lawtext.compare;

/// What else is different about a pair of units.
public enum Flag {
    RENUMBERED("renumbered"),
    MOVED("moved"),
    HEADING_EDITED("headingEdited"),
    CONTAINER_CHANGED("containerChanged");

    private final String word;

    Flag(String word) {
        this.word = word;
    }

    /// The name in files.
    public String word() {
        return word;
    }
}
