/// The release office: how a text becomes a release.
///
/// A press officer writes `release.yaml` and one text per language; the check of the module
/// `report` says of each sentence what its figure bears out. The release is announced with its hour
/// and its responsible analyst in the public calendar, signed by a second person, and published at
/// its hour by {@link org.kenes.server.release.office.ReleaseDesk}: never into a legal window,
/// never with a claim that does not hold, and with a claim that touches the law only when a lawyer
/// has cleared it in the record ({@link org.kenes.server.release.office.ClaimReviews}). Who saw it
/// before is public from then on. What turns out to be wrong is a {@link
/// org.kenes.server.release.office.Corrections correction}, signed by a second person: a public row
/// and, where the text changes, a new release that supersedes the old one, which stays readable.
///
/// Read first: {@link org.kenes.server.release.office.ReleaseDesk}, {@link
/// org.kenes.server.release.office.ReleaseDrafts}.
///
/// What always holds: nobody signs what they wrote; a change after signing takes the signature
/// away.
@NamedInterface("office")
@NullMarked
package org.kenes.server.release.office;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
