package org.kenes.lawtext;

/// What a Work is. A bill, the act it becomes and the act it replaces are three Works.
public enum Subtype {
    BILL("bill"),
    ACT("act");

    private final String element;

    Subtype(String element) {
        this.element = element;
    }

    /// The name in URIs and the element in Akoma Ntoso.
    public String element() {
        return element;
    }
}
