/// What people write about: words that set one part of the texts apart ([Keyness]), themes within
/// one provision ([Themes]), passages drawn by lottery ([Passages]), the strongest arguments of
/// each side by a public rule ([Arguments]), and questions that have been answered before
/// ([SimilarQuestions]).
///
/// What always holds: themes and words are reading aids, no figure depends on them; whatever is
/// shown of one side is shown of the other by the same rule; a passage is an exact part of a
/// recorded text, and which one is drawn anybody can recheck from the seed.
///
/// What it does not do: no stance, no sentiment, no summary; no model is asked.
///
/// Sources: B. Monroe, M. Colaresi, K. Quinn, *Fightin' words* (2008); D. Lee, H. S. Seung,
/// *Algorithms for non-negative matrix factorization* (2001); C. Boutsidis, E. Gallopoulos, *SVD
/// based initialization* (2008); S. Robertson, H. Zaragoza, *The probabilistic relevance framework*
/// (2009).
@NullMarked
package org.kenes.opinion.theme;

import org.jspecify.annotations.NullMarked;
