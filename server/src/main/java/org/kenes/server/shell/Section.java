package org.kenes.server.shell;

/// The parts of a dialogue that every page leads to, in the order of the head of the page.
public enum Section {
    TEXT("text"),
    QUESTIONS("questions"),
    DECISIONS("decisions"),
    STATEMENTS("statements"),
    MEETINGS("events"),
    FIGURES("figures"),
    RECORD("me"),
    /// Pages that belong to none of them: the front page, the imprint, help.
    NONE("");

    private final String path;

    Section(String path) {
        this.path = path;
    }

    /// The first page of the section, below the language.
    public String path() {
        return path;
    }
}
