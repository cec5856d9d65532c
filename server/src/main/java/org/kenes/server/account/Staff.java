package org.kenes.server.account;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;

/// Somebody who works here.
///
/// @param organisation for whom, null for the office that runs the dialogue
public record Staff(long id, String name, Role role, @Nullable String organisation)
        implements Serializable {

    public boolean may(String action) {
        return Permissions.may(role, action);
    }
}
