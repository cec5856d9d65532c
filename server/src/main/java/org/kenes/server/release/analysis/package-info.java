/// Figures of a dialogue's own: an analyst tries a definition and a query on the newest cut, fixes
/// both in public, and another analyst puts them into the catalogue. From then on every cut has
/// them, with their query in its folder, and `kenes verify` recounts them like any other.
///
/// [AddedFigures][org.kenes.server.release.AddedFigures] keeps them,
/// [Trial][org.kenes.server.release.analysis.Trial] runs one as a cut would: the same engine with
/// files, network and settings closed off, the same small cells hidden.
///
/// What always holds: nobody puts an own figure into the catalogue; a published figure never
/// changes; a query that fails takes no cut with it; inside an embargo nothing about positions is
/// tried.
@NamedInterface("analysis")
@NullMarked
package org.kenes.server.release.analysis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
