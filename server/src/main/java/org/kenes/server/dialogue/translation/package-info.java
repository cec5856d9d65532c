/// Translations of what everybody is asked about or waits for: statements, questions that were
/// answered, and their answers.
///
/// Translators see the original on the left and write on the right; another translator approves
/// ([StaffTranslationPages][org.kenes.server.dialogue.translation.StaffTranslationPages]). Pages
/// show an approved translation in the reader's language with the original below it
/// ([Translations][org.kenes.server.dialogue.translation.Translations]).
///
/// What always holds: the original stays as it is and one click away; nobody approves an own
/// translation; every direction between the languages is equal; a translation belongs to exactly
/// the words it was made of, and goes with them when they are erased. What is counted is never a
/// translation.
@NullMarked
package org.kenes.server.dialogue.translation;

import org.jspecify.annotations.NullMarked;
