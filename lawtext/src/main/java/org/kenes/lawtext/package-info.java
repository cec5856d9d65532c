/// The law as a tree of provisions: the model, and beside it all that reads it.
///
/// A *Work* is a law as such; a *version* is one state of it; an *expression* is a version in one
/// language: the tree of its *provisions* (parts, articles, paragraphs, points), each with the text
/// blocks that are its own. Editorial *notes* stand beside the text and are never part of it.
///
/// Read these first: [Expression], [Provision], then [org.kenes.lawtext.read.LawReader]. This
/// package is the model. Beside it, in the order of the flow:
///
/// | package | what it does |
/// |---|---|
/// | `read`, `akn` (with `imported`, `tree`) | a file of any format → expression and report; `akn` also writes the form in which a text is kept and signed |
/// | `norm`, `label`, `find` | normal form and fingerprint; numbers and headings; look-ups |
/// | `compare` (with `match`, `diff`), `table` | two versions → what became of each provision, as JSON, page, table for lawyers |
/// | `layout` | blocks and compared pieces → paragraphs, lists, tables as they look; as HTML |
/// | `anchor`, `parity`, `theme` | opinions that keep their place; languages against each other; themes |
///
/// What always holds here:
/// - *Nothing is lost.* Every letter and digit of an input is in the text, a label, a heading, a
///   note or the metadata, or is named in a defect; [org.kenes.lawtext.imported.Chars] proves it
///   per import.
/// - *Any text can be read.* A reader refuses only what is no text, over a limit, or contradicts
///   itself ([UnreadableLawException]).
/// - *Same input, same bytes out*: no clock, no default locale, no hash order.
/// - A wording is the same iff its [org.kenes.lawtext.norm.TextHash] is; renumbering does not
///   change it.
///
/// It knows no server, no database and no opinion. It does not translate, and it does not decide
/// what a law means.
@NullMarked
package org.kenes.lawtext;

import org.jspecify.annotations.NullMarked;
