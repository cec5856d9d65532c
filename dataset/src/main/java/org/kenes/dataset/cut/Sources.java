package org.kenes.dataset.cut;

/// The files that entries of the log name by SHA-256 and that travel with every release. The cut
/// compares hashes itself, so an implementation need not be trusted. Two kinds: the server's store,
/// and the folder `sources/` of a release ([FolderSources]).
public interface Sources {
    /// The Akoma Ntoso file of a version in a language (`kk`, `ru`, `en`).
    byte[] law(String draft, String lang, String sha256);

    /// A register of places, as CSV.
    byte[] places(String sha256);

    /// A decision about the text that an entry names: lineage between versions, a map of themes.
    byte[] document(String sha256);
}
