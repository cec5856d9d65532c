package org.kenes.server.shell;

import org.springframework.http.HttpStatus;

import java.util.Locale;

/// Every way in which a request can be refused (RFC 9457). The type of a problem never changes:
/// `/problems/{name}`; its words are in `messages/shell_*`.
public enum Problem {
    /// Fields with codes and messages; everything typed stays.
    INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    /// A parameter that this address does not know, or an answer to a page that cannot be read.
    BAD_REQUEST(HttpStatus.BAD_REQUEST),
    /// The seal that an author's own device made fits no values that would be recorded.
    SEALED_OTHERWISE(HttpStatus.UNPROCESSABLE_CONTENT),
    /// The provision got a new wording while somebody was writing.
    VERSION_CHANGED(HttpStatus.CONFLICT),
    /// The same idempotency key with another body.
    ALREADY_DIFFERENT(HttpStatus.CONFLICT),
    /// Withdrawn or erased before.
    ALREADY_ENDED(HttpStatus.CONFLICT),
    NOT_OPEN_YET(HttpStatus.CONFLICT),
    PAUSED(HttpStatus.CONFLICT),
    CLOSED(HttpStatus.CONFLICT),
    /// It exists, but not in the state this needs: a proof before the entry is in the log.
    NOT_YET(HttpStatus.CONFLICT),
    SLOW_DOWN(HttpStatus.TOO_MANY_REQUESTS),
    BUSY(HttpStatus.SERVICE_UNAVAILABLE),
    /// A legal window; [Refusal#until] says how long.
    NOT_SHOWN_BY_LAW(HttpStatus.UNAVAILABLE_FOR_LEGAL_REASONS),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    /// For now only those are heard who have confirmed an address or an identity.
    CONFIRM_FIRST(HttpStatus.FORBIDDEN),
    /// The request came from a page of somebody else.
    FOREIGN_PAGE(HttpStatus.FORBIDDEN),
    SIGN_IN_AGAIN(HttpStatus.UNAUTHORIZED),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    GONE(HttpStatus.GONE),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    /// A bug of ours. It has a reference number and shows no internals.
    BROKEN(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    Problem(HttpStatus status) {
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }

    /// Stable, in addresses and messages: `version-changed`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether sending the same once more can help, so that the page offers it.
    boolean sendAgain() {
        return this == SLOW_DOWN || this == BUSY || this == BROKEN || this == PAUSED;
    }
}
