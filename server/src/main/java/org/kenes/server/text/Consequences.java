package org.kenes.server.text;

/// Whether something has to be done because of a provision. Told by whoever follows that, so that
/// the page of the provision can lead there; this package does not know who it is.
@FunctionalInterface
public interface Consequences {
    /// @param wid of the provision
    boolean followFrom(String wid);
}
