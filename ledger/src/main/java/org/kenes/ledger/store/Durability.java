package org.kenes.ledger.store;

/// What must have happened before a written file counts as written.
public enum Durability {
    /// Temporary file, `fsync`, atomic rename, `fsync` of the directory: survives a power cut.
    FORCED,
    /// Left to the operating system: for logs that can be made again.
    NONE
}
