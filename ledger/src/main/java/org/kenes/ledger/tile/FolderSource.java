package org.kenes.ledger.tile;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A log in a folder.
public record FolderSource(Path root) implements Source {
    @Override
    public byte @Nullable [] read(String path) throws IOException {
        try {
            Path file = root.resolve(path);
            if (Files.size(file) > LONGEST) {
                throw new MalformedException(path + " is longer than any file of a log");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    @Override
    public Source below(String folder) {
        return new FolderSource(root.resolve(folder));
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
