package org.kenes.server.channel.line;

import org.jspecify.annotations.Nullable;

/// A message as it came.
///
/// @param externalId of the message; the same again is the same message
/// @param address where an answer goes; whoever stores anything stores an HMAC of it
/// @param lang what the application says of its user, or null
public record Inbound(String externalId, String address, @Nullable String lang, String text) {
    public static final int LONGEST = 4_096;

    public Inbound {
        if (externalId.isBlank() || address.isBlank()) {
            throw new IllegalArgumentException("a message has a number and a sender");
        }
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
