package org.kenes.server.shell;

/// A refusal on its way out of a place that has no answer to return, such as the conversion of a
/// path variable. A controller returns [Views#refuse] instead.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.problem().code(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
