package org.kenes.server.shell.watch;

import java.util.function.DoubleSupplier;

/// One number that says how a part of the server does. A bean of this type is read at every scrape,
/// so it answers in milliseconds; what cannot be read is left out of that scrape.
///
/// @param name without the prefix `kenes_`, ending in its unit (`seconds`, `bytes`) where it has
///   one
/// @param help one sentence for whoever reads the dashboard
/// @param value asked at every scrape, from any thread
public record Reading(String name, String help, DoubleSupplier value) {}
