package org.kenes.lawtext;

/// Editorial matter: amendment history, references to rulings, footnotes. Notes are outside the
/// text: never hashed, counted or searched as law.
///
/// @param id unique in the expression, `note_1`
/// @param at eId of the provision it stands at; empty if it is about the whole text
public record Note(String id, String text, String at) {}
