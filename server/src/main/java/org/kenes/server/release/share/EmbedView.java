package org.kenes.server.release.share;

import org.jspecify.annotations.NullMarked;

/// A figure in a frame of another site.
///
/// @param theme `light`, `dark`, or anything else for what the reader's system has
@NullMarked
public record EmbedView(Headline figure, String theme) {}
