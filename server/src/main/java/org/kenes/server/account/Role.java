package org.kenes.server.account;

import java.util.Locale;

/// What somebody works as. What each role may do is `roles.csv`, see [Permissions].
public enum Role {
    VOLUNTEER,
    ORGANISER,
    MEMBER,
    LEAD,
    EXPERT,
    DRAFTER,
    MODERATOR,
    REVIEWER,
    TRANSLATOR,
    ANALYST,
    PRESS,
    PUBLISHER,
    AUDITOR,
    STEWARD,
    ADMIN;

    /// The column of `roles.csv`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
