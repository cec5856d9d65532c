/// What the law forbids to show or to publish, and when; decided here and nowhere else.
///
/// The stewards enter under which legal profile the dialogue stands and on which day people vote;
/// the profile's locks then become windows with a beginning and an end ({@link
/// org.kenes.server.release.law.LegalCalendar}). Windows can be entered by hand too. While an
/// embargo runs, no figure that {@link org.kenes.server.release.law.Embargo} covers leaves the
/// server: {@link org.kenes.server.release.Numbers} does not hand it out, and the addresses in
/// {@link org.kenes.server.release.law.LockedRoutes}, which have nothing else to show, answer 451.
///
/// Read first: {@link org.kenes.server.release.law.LegalCalendar}, {@link
/// org.kenes.server.release.law.LockedRoutes}.
///
/// What always holds: nobody can end or shorten a window that runs; every change is a public entry;
/// no copy of a public answer outlives an edge. What was released before a window stays readable.
@NamedInterface("law")
@NullMarked
package org.kenes.server.release.law;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
