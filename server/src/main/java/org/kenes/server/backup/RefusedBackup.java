package org.kenes.server.backup;

/// A backup that cannot be made, trusted or restored as it is. The message is for the operator and
/// names the file or the state that is wrong; nothing was changed.
final class RefusedBackup extends RuntimeException {
    RefusedBackup(String message) {
        super(message);
    }
}
