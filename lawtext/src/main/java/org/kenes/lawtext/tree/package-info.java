/// Growing the tree of a law while it is read: what all readers share.
///
/// A reader turns its input into [Node]s, alone or with the rules for lists and headings of
/// [TreeBuilder]; [Assembly] then gives every node its identity ([EIds], [Identities]), freezes the
/// tree into an expression and makes the report. Not exported.
@NullMarked
package org.kenes.lawtext.tree;

import org.jspecify.annotations.NullMarked;
