/// The law as a tree of provisions: reading, identity, fingerprints, search, writing.
///
/// A *Work* is a law as such; a *version* is one state of it; an *expression* is a version in one
/// language: the tree of its *provisions* (parts, articles, paragraphs, points), each with the text
/// blocks that are its own. Editorial *notes* stand beside the text and are never part of it.
///
/// Read these first: [org.kenes.lawtext.Expression], [org.kenes.lawtext.Provision],
/// [org.kenes.lawtext.LawReader]. Then [org.kenes.lawtext.Provisions], the flat list that tables,
/// pages and search use, and [org.kenes.lawtext.AknWriter], whose file is the form in which a text
/// is kept and signed.
///
/// What always holds here:
/// - *Nothing is lost.* Every letter and digit of an input is in the text, a label, a heading, a
///   note or the metadata, or is named in a defect; [org.kenes.lawtext.Chars] proves it per import.
/// - *Any text can be read.* A reader refuses only what is no text, over a limit, or contradicts
///   itself ([org.kenes.lawtext.UnreadableLawException]).
/// - *Same input, same bytes out*: no clock, no default locale, no hash order.
/// - A wording is the same iff its [org.kenes.lawtext.TextHash] is; renumbering does not change it.
///
/// It knows no server, no database and no opinion. It does not translate, and it does not decide
/// what a law means.
@NullMarked
package org.kenes.lawtext;

import org.jspecify.annotations.NullMarked;
