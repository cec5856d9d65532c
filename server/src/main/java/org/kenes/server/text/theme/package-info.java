/// Themes of the text, in two kinds that are never mixed: places where the words of a theme stand
/// in the text, found by a machine and shown with the quote; and places that somebody assigned to
/// it, shown with who did and when. Only the second is a judgement; only the first is proof of
/// words.
///
/// What always holds: a map names one version and is published by a second person; its file is in
/// the record by its hash, and its rows are the tables `themes` and `theme_provisions` of a cut.
@NamedInterface("theme")
@NullMarked
package org.kenes.server.text.theme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
