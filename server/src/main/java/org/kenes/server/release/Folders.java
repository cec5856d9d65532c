package org.kenes.server.release;

import org.kenes.server.shell.setup.FolderTree;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Where cuts and releases are on disk. A folder is made under a temporary name and appears whole
/// or not at all.
@Component
class Folders {
    private final Path cuts;
    private final Path releases;
    private final Path temporary;

    Folders(Settings settings) {
        this.cuts = settings.data().resolve("cuts");
        this.releases = settings.data().resolve("releases");
        this.temporary = settings.data().resolve("release.tmp");
    }

    Path cut(long number) {
        return cuts.resolve(Long.toString(number));
    }

    Path release(String id) {
        return releases.resolve(id);
    }

    /// An empty folder to fill; what an earlier attempt left is removed.
    Path fresh(String name) {
        Path folder = temporary.resolve(name);
        FolderTree.remove(folder);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void appear(Path filled, Path target) {
        try {
            Files.createDirectories(target.getParent());
            FolderTree.remove(target);
            Files.move(filled, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot move " + filled + " to " + target, e);
        }
    }
}
