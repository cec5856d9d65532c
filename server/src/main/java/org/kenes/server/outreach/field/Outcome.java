package org.kenes.server.outreach.field;

import java.util.Locale;

/// Every answer to a request over OpenRosa. Its words are the message `outreach.openrosa.{code}`.
public enum Outcome {
    RECEIVED(201),
    KEPT_APART(202),
    FILE_DIFFERS(202),
    NOT_A_FORM_POST(400),
    NO_REPORT(400),
    MALFORMED(400),
    DOCUMENT_TYPE(400),
    TOO_DEEP(400),
    NO_INSTANCE(400),
    OTHER_VERSION(400),
    SIGN_IN(401),
    KEY_ENDED(403),
    HTTPS_ONLY(403),
    UNKNOWN_KEY(404),
    NO_SUCH_THING(404),
    UNKNOWN_FORM(404),
    UNKNOWN_FORM_VERSION(404),
    UNKNOWN_EARLIER(404),
    OTHER_CONTENT(409),
    ALREADY_REPLACED(409),
    TOO_LARGE(413),
    BUSY(503);

    private final int status;

    Outcome(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    public boolean stored() {
        return status < 300;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
