package org.kenes.dataset.cut;

import org.kenes.dataset.InvalidInput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The folder `sources/` of a release: `law/<draft>.<lang>.xml`, `places/<sha256>.csv`,
/// `documents/<sha256>`.
public record FolderSources(Path folder) implements Sources {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    @Override
    public byte[] law(String draft, String lang, String sha256) {
        return read(lawPath(draft, lang));
    }

    @Override
    public byte[] places(String sha256) {
        return read(placesPath(sha256));
    }

    @Override
    public byte[] document(String sha256) {
        return read(documentPath(sha256));
    }

    static String documentPath(String sha256) {
        return "documents/" + name(sha256);
    }

    static String lawPath(String draft, String lang) {
        return "law/" + name(draft) + "." + name(lang) + ".xml";
    }

    static String placesPath(String sha256) {
        return "places/" + name(sha256) + ".csv";
    }

    /// Names come from the log and become file names: nothing that could leave the folder.
    private static String name(String name) {
        if (!NAME.matcher(name).matches() || name.contains("..")) {
            throw new IllegalArgumentException("cannot be the name of a file: \"" + name + "\"");
        }
        return name;
    }

    private byte[] read(String path) {
        try {
            return Files.readAllBytes(folder.resolve(path));
        } catch (IOException e) {
            throw new InvalidInput("sources/" + path, 1, 1, "cannot be read", e);
        }
    }
}
