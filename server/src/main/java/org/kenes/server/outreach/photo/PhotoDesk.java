package org.kenes.server.outreach.photo;

import org.kenes.server.account.SignedIn;

import java.util.List;

/// The staff page of photos.
///
/// @param problems codes of what kept the last decision from being made
public record PhotoDesk(
        SignedIn.Token csrf, List<String> problems, boolean done, List<Line> photos) {

    /// @param obstacles codes of what keeps it from being shown
    public record Line(Photo photo, List<String> obstacles) {}
}
