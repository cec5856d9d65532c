package org.kenes.server.record;

/// What is put on record once per cut, before it is taken: numbers that come from a package which
/// the record knows nothing of.
public interface BeforeCut {
    void beforeCut();
}
