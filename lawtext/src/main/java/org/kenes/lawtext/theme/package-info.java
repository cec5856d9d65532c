/// Themes: somebody's mapping of provisions to subjects. A theme can never prove that words stand
/// in the text; where it claims that they do ([Theme.Basis#WORDS]), [ThemeSet#check] looks.
///
/// Read first: [ThemeSet], then [ThemeCheck].
@NullMarked
package org.kenes.lawtext.theme;

import org.jspecify.annotations.NullMarked;
