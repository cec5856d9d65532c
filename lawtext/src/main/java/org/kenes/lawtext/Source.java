package org.kenes.lawtext;

/// Where the words of an expression came from when they were first imported.
///
/// @param file name only, never used as a path
/// @param sha256 of the bytes of that file
public record Source(String file, String sha256, String importer, String importerVersion) {}
