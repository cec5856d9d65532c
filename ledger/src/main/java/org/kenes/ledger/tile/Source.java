package org.kenes.ledger.tile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// Where a log's files are read from: a folder, or the same folder behind HTTP. Nothing that comes
/// from it is trusted.
public sealed interface Source permits FolderSource, UrlSource {

    /// No file of a log is longer: 256 entries of 65,535 bytes with their lengths.
    int LONGEST = 256 * (2 + 65_535);

    /// The bytes of a file below the root of the log, or null if there is none.
    ///
    /// @throws IOException also if the file is longer than any of a log can be
    byte @Nullable [] read(String path) throws IOException;

    /// The same into a buffer that is used again and again: verifying reads tens of thousands of
    /// small files.
    ///
    /// @param reuse its array is overwritten
    /// @return the bytes from position 0 to the limit, in `reuse` or, if they do not fit, in
    ///   another buffer with an array; null if there is no such file
    default @Nullable ByteBuffer read(String path, ByteBuffer reuse) throws IOException {
        byte[] bytes = read(path);
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    /// The same source one or more folders deeper.
    Source below(String folder);

    static Source folder(Path root) {
        return new FolderSource(root);
    }

    static Source url(URI base) {
        return new UrlSource(base);
    }

    /// A URL if it begins with `http://` or `https://`, else a folder.
    static Source of(String folderOrUrl) {
        return folderOrUrl.startsWith("http://") || folderOrUrl.startsWith("https://")
                ? url(URI.create(folderOrUrl))
                : folder(Path.of(folderOrUrl));
    }
}
