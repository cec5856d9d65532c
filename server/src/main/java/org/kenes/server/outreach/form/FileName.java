package org.kenes.server.outreach.form;

/// Names of files as phones send them: labels, never paths.
public final class FileName {
    private static final int LONGEST = 200;

    private FileName() {}

    /// Its last segment, without control characters.
    public static String label(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("\\p{Cntrl}", "").strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
