/// Figures and releases on their way to other places: as JSON for programs, as an embed for other
/// sites, as a card for messengers, as claims with their evidence; and the way back: a pasted press
/// release with everything in it that would need evidence.
///
/// All numbers are those of {@link org.kenes.server.release.Numbers}; the legal windows close these
/// routes like the pages ({@link org.kenes.server.release.law.LockedRoutes}).
///
/// Read first: {@link org.kenes.server.release.share.Headline}, {@link
/// org.kenes.server.release.share.SharePages}.
@NullMarked
package org.kenes.server.release.share;

import org.jspecify.annotations.NullMarked;
