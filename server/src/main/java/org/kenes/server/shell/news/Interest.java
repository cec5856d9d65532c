package org.kenes.server.shell.news;

/// What somebody follows: everything, one provision with what is in it, or one question or
/// proposal.
///
/// @param wid of a provision, or empty
/// @param code of a question or proposal, or empty; never both
public record Interest(String wid, String code) {
    public static final Interest EVERYTHING = new Interest("", "");

    public static Interest inProvision(String wid) {
        return new Interest(wid, "");
    }

    public static Interest inContribution(String code) {
        return new Interest("", code);
    }

    public boolean isEverything() {
        return wid.isEmpty() && code.isEmpty();
    }
}
