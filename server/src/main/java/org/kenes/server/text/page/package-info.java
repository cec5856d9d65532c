/// The pages on which the law is read: its contents, and each provision at an address that stays,
/// with what stands beside it, where it came from and where it went.
///
/// Read first: [TextPages], then [TextPlaces]. What always holds: an address of an earlier version
/// leads to where its words are now, or says that they are gone; numbers come from a cut
/// ([SupportFigures]).
@NullMarked
package org.kenes.server.text.page;

import org.jspecify.annotations.NullMarked;
