package org.kenes.ledger;

/// Leaves `from` (inclusive) to `to` (exclusive) of a log.
public record NodeRange(long from, long to) {}
