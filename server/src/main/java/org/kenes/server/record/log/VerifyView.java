package org.kenes.server.record.log;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// How anybody can check the record, and the newest checkpoint.
///
/// @param checkpoint null while the log is empty
/// @param key the verification key of the log (C2SP signed-note)
/// @param command what an outsider types
@NullMarked
public record VerifyView(
        @Nullable Checkpoint checkpoint, String key, List<Witness> witnesses, String command) {

    /// @param root base64
    /// @param note the signed text as it is
    public record Checkpoint(long size, String root, String note) {}

    /// @param cosigned when it last signed, or null
    public record Witness(String name, @Nullable Instant cosigned) {}
}
