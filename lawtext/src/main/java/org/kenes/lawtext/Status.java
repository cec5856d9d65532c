package org.kenes.lawtext;

/// Where a version of a law stands.
public enum Status {
    DRAFT,
    FINAL_DRAFT,
    ADOPTED,
    IN_FORCE,
    REPEALED
}
