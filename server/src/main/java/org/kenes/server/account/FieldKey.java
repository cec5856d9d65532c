package org.kenes.server.account;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What a token of the field opens: reports of one organisation, from one part of the country.
///
/// @param id first 16 hex digits of SHA-256 of the token
/// @param place code of the root of that part
/// @param role `reporter` or `checker`
/// @param lang language of its holder, where a device does not say
/// @param perMinute most submissions in a minute
/// @param acceptUntil of a revoked key: until then what it sends is stored and kept apart
public record FieldKey(
        String id,
        String organisation,
        String place,
        String role,
        String label,
        String lang,
        int perMinute,
        Instant issued,
        @Nullable Instant expires,
        @Nullable Instant revoked,
        @Nullable Instant acceptUntil) {

    /// How far a key opens at one moment.
    public enum Reach {
        OPEN,
        /// Expired or revoked a short while ago: reports are taken, nothing is shown.
        GRACE,
        CLOSED
    }

    public Reach at(Instant now) {
        Instant end = revoked != null ? revoked : expires;
        if (end == null || now.isBefore(end)) {
            return Reach.OPEN;
        }
        Instant until = acceptUntil != null ? acceptUntil : end.plus(FieldKeys.GRACE);
        return now.isBefore(until) ? Reach.GRACE : Reach.CLOSED;
    }
}
