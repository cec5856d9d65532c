/// Where an opinion points, and whether it still does.
///
/// An [org.kenes.lawtext.anchor.Anchor] is a W3C Web Annotation target: a provision of one
/// expression, and perhaps a quote in it. It is stored as it was made and never rewritten;
/// [org.kenes.lawtext.anchor.Anchors] derives, for each later version, a
/// [org.kenes.lawtext.anchor.Resolution] from the comparison of the two texts.
///
/// What always holds: an opinion *counts* for a new version only if the wording of the provision it
/// is about is identical (equal `textHash` and heading), whatever its number or place; what was not
/// searched is `skipped` with a reason and never reported as gone.
@NullMarked
package org.kenes.lawtext.anchor;

import org.jspecify.annotations.NullMarked;
