package org.kenes.ledger.store;

import java.io.IOException;
import java.nio.file.Path;

/// What the store asks of a disk, one call per thing that can fail. [Durability] has the two that
/// are used; a test that fails one call after the other is a third.
///
/// Obligations: a file is only ever given its name by [#move], after [#force]; a name is only
/// relied upon after [#forceDirectory]. Whatever throws may or may not have happened.
public interface Disk {
    /// Makes a directory whose parent exists; one that is there already is fine.
    void makeDirectory(Path directory) throws IOException;

    /// Writes a new file.
    void write(Path draft, byte[] bytes) throws IOException;

    /// The bytes of a file are on the disk when this returns.
    ///
    /// @throws org.kenes.ledger.HaltException if the disk did not take them
    void force(Path draft) throws IOException;

    /// Gives a file its name, replacing another of that name in one step.
    void move(Path draft, Path file) throws IOException;

    /// The names in a directory are on the disk when this returns.
    ///
    /// @throws org.kenes.ledger.HaltException if the disk did not take them
    void forceDirectory(Path directory) throws IOException;
}
