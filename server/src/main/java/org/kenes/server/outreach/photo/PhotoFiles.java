package org.kenes.server.outreach.photo;

import java.util.Optional;

/// The private store of originals, which belongs to a package that uses this one.
public interface PhotoFiles {
    /// @param sha256 of the original
    Optional<byte[]> original(String sha256);

    void keepRendition(String name, byte[] jpeg);

    Optional<byte[]> rendition(String name);

    void dropRendition(String name);
}
