package org.kenes.server.record;

import org.kenes.ledger.account.DispositionTree;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.tile.TilePath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/// A copy of the log that any file server can serve. Tiles come first and the checkpoint last, so
/// that whoever reads while it is made never sees a checkpoint without its tiles.
record LogCopy(Path store, Path target) {

    /// Exactly the files that a log of this size has.
    void tiles(long size) throws IOException {
        for (TilePath path : TilePath.of(size)) {
            file(path.toString());
        }
    }

    /// The disposition tree of a release, if there is one.
    void dispositions(long release) throws IOException {
        Path folder = store.resolve(DispositionTree.folder(release));
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                file(store.relativize(file).toString());
            }
        }
    }

    void file(String path) throws IOException {
        Path to = target.resolve(path);
        Files.createDirectories(to.getParent());
        Files.copy(store.resolve(path), to, StandardCopyOption.REPLACE_EXISTING);
    }

    void head(SignedNote checkpoint, VerifierKey key) throws IOException {
        Files.write(target.resolve("checkpoint"), checkpoint.bytes());
        Files.writeString(target.resolve("log.vkey"), key + "\n");
    }
}
