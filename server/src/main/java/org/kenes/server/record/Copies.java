package org.kenes.server.record;

import org.kenes.ledger.entry.Scope;

import java.util.List;

/// A package that keeps words of contributions in tables of its own, so that pages can show them.
/// Whoever does must forget them when their entry ends; `docs/erasure.md` lists them all.
public interface Copies {
    /// In the transaction of the tombstone: from then on no page shows what it ends.
    void forget(byte[] dedup, Scope scope);

    /// Tables whose dead rows are to be cleared from the disk afterwards, with their schema.
    List<String> tables();
}
